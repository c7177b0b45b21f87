import { isStorage } from "../codec/restoring.ts";
import { hasCodec } from "../registry.ts";
import { noteIndex } from "./array-inverses.ts";
import { noteContents } from "./contents.ts";
import { keptOrderOf } from "./entry-order.ts";
import { isUrl } from "./hidden-parts.ts";
import { nameOf } from "./index-of.ts";
import type { Inverse, WriteLog } from "./write-log.ts";

type Properties = Record<PropertyKey, unknown>;

const value: Inverse = {
  undo(target, key, before) {
    // `Reflect` does not throw. What is frozen refused the write; or the command made it and froze it, and nobody else has it.
    const isOwn = ArrayBuffer.isView(target) || Object.hasOwn(target, key as string);
    if (!isOwn) restoreByAccessor(target as Properties, key as string, before);
    else if (!Object.is((target as Properties)[key as string], before))
      Reflect.set(target, key as string, before);
  },
};

function restoreByAccessor(target: Properties, key: string, before: unknown): void {
  try {
    if (!Object.is(target[key], before)) Reflect.set(target, key, before);
  } catch {
    // One of the program's looks where it is called from. What it wrote it has noted by itself.
  }
}

const absence: Inverse = {
  undo(target, key) {
    keptOrderOf(target)?.delete(nameOf(key as PropertyKey));
    Reflect.deleteProperty(target, key as PropertyKey);
  },
};

/** Notes a property that is about to be set, `before` being what it holds. */
export function noteProperty(log: WriteLog, target: object, key: PropertyKey, before: unknown): void {
  if (log.isLast(value, target, key)) return;
  if (log.image !== undefined) log.changing(target);
  // No state holds functions: one that is found is a method that all objects have.
  const isData = before !== undefined && typeof before !== "function";
  if (isData || Object.hasOwn(target, key)) return log.note(value, target, key, before);
  keptOrderOf(target)?.add(nameOf(key));
  log.note(absence, target, key);
}

/** The same where only run time knows what kind of object it is, which key, or whether it is an accessor. */
export function noteAnyProperty(log: WriteLog, target: object, key: PropertyKey): void {
  if (Array.isArray(target)) return noteIndex(log, target, key);
  // Each part of an address may change others.
  if (key === "__proto__" || isUrl(target)) return noteContents(log, target);
  if (Object.hasOwn(target, key)) return noteProperty(log, target, key, (target as Properties)[key]);
  const accessor = key in target ? accessorOf(target, key) : undefined;
  if (accessor !== undefined) {
    // The program's own notes by itself what it writes, and to ask it may write as well.
    if (!isOfProgram(accessor)) noteProperty(log, target, key, (target as Properties)[key]);
    return;
  }
  if (log.image !== undefined) log.changing(target);
  keptOrderOf(target)?.add(nameOf(key));
  log.note(absence, target, key);
}

/** What an assignment calls of the object's class. */
interface Accessor {
  readonly owner: object;
  readonly set: unknown;
}

function accessorOf(target: object, key: PropertyKey): Accessor | undefined {
  for (let owner = Object.getPrototypeOf(target); owner !== null; owner = Object.getPrototypeOf(owner)) {
    const descriptor = Object.getOwnPropertyDescriptor(owner, key);
    if (descriptor !== undefined) return "value" in descriptor ? undefined : { owner, set: descriptor.set };
  }
  return undefined;
}

/** Neither is an `accessor` field, which is nothing but storage, nor a class of a package with a codec. */
function isOfProgram({ owner, set }: Accessor): boolean {
  const theClass = Object.getOwnPropertyDescriptor(owner, "constructor")?.value as unknown;
  return !isStorage(set) && !hasCodec(theClass);
}
