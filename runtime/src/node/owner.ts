import { hostname } from "node:os";
import { bootId, processStart } from "./process.ts";

/** Who owns a store, or is about to, and by what others can tell that it lives. The text of LOCK. */
export interface Owner {
  /** One more than that of the owner before. */
  readonly claim: number;
  /** Tells this claim from every other. */
  readonly id: string;
  readonly pid: number;
  /** When the process started: tells it from a later one with its number. */
  readonly start: string;
  /** Of the machine, which containers share. */
  readonly boot: string;
  readonly host: string;
  /** The abstract socket that it holds, with the network in which the name is unique. */
  readonly guard: string | undefined;
  /** The socket in the directory at which it listens. */
  readonly doorbell: string | undefined;
}

/** This process as an owner. */
export function thisOwner(means: Pick<Owner, "claim" | "id" | "guard" | "doorbell">): Owner {
  const { pid } = process;
  return { ...means, pid, start: processStart(pid), boot: bootId(), host: hostname() };
}

/** A line for each field that there is; pid, start, boot and host first, for people. */
export function ownerText(owner: Owner): string {
  const { pid, start, boot, host, claim, id, guard, doorbell } = owner;
  return Object.entries({ pid, start, boot, host, claim, id, guard, doorbell })
    .flatMap(([name, value]) => (value === undefined || value === "" ? [] : `${name} ${value}\n`))
    .join("");
}

/** @returns undefined for a text that names no process, such as one that a full disk left empty. */
export function parseOwner(text: string): Owner | undefined {
  const field = (name: string) => new RegExp(`^${name} (.+)$`, "m").exec(text)?.[1];
  const pid = Number(field("pid"));
  if (!Number.isSafeInteger(pid) || pid <= 0) return undefined;
  const claim = Number(field("claim"));
  const doorbell = field("doorbell");
  return {
    pid,
    start: field("start") ?? "",
    boot: field("boot") ?? "",
    host: field("host") ?? "",
    claim: Number.isSafeInteger(claim) && claim > 0 ? claim : 0,
    id: field("id") ?? "",
    guard: field("guard"),
    doorbell: doorbell !== undefined && /^LOCK-[0-9a-z-]+\.socket$/.test(doorbell) ? doorbell : undefined,
  };
}
