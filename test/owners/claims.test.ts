import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { immediateCalls } from "../../runtime/src/node/calls.ts";
import { removeOwnLock } from "../../runtime/src/node/claims.ts";
import { follow } from "../../runtime/src/node/follow.ts";
import type { Work } from "../../runtime/src/work.ts";
import { seedFrom } from "../support/seed.ts";
import { generator } from "./processes.ts";

// Processes of different containers see of each other only files, and whether somebody listens at a socket.
// Here they are generators in one process, which go on one call at a time in an order that chance gives.

const seed = seedFrom("SEED");
const scheduleCount = Number(process.env["SCHEDULES"] ?? 60);
const stepCount = 120;

let base: string;
beforeEach(() => {
  // Nothing here asks for a disk, and in memory there is time for more schedules.
  base = mkdtempSync(join(existsSync("/dev/shm") ? "/dev/shm" : tmpdir(), "coopy-claims-"));
});
afterEach(() => rmSync(base, { recursive: true }));

interface Actor {
  readonly doorbell: string;
  work: Work<unknown>;
  state: "opening" | "owner" | "releasing";
  identity: string;
  isHeard: boolean;
}

test(`whenever processes die, and however they take turns, there is one owner at most (SEED=${seed})`, () => {
  let ownerCount = 0;
  for (let schedule = 0; schedule < scheduleCount; schedule++) {
    const path = join(base, String(schedule));
    mkdirSync(path);
    ownerCount += play(path, seed + schedule);
    rmSync(path, { recursive: true });
  }
  expect(ownerCount, "there were owners").toBeGreaterThan(scheduleCount * 3);
});

/** @returns how many owners there were. */
function play(path: string, seedOfPlay: number): number {
  const random = generator(seedOfPlay);
  const alive = new Map<string, Actor>();
  // One that has made its socket, and not gone on yet, does not listen at it.
  const knock = (name: string) => alive.get(name)?.isHeard === true && existsSync(join(path, name));
  const calls = { ...immediateCalls, knock, pause() {} };
  const place = { path, identity: "", socketPath: (name: string) => name, *close() {} };
  const end = ({ doorbell }: Actor) => {
    alive.delete(doorbell);
    rmSync(join(path, doorbell), { force: true });
  };
  let ownerCount = 0;
  for (let step = 0; step < stepCount; step++) {
    if (alive.size < 4 && random() < 0.5) {
      const id = `${seedOfPlay}-${step}`;
      const doorbell = `LOCK-${id}.socket`;
      const work = follow(calls, place, { id, doorbell, guard: undefined });
      writeFileSync(join(path, doorbell), "");
      alive.set(doorbell, { doorbell, work, state: "opening", identity: "", isHeard: false });
    }
    const actor = [...alive.values()][Math.floor(random() * alive.size)];
    if (actor === undefined) continue;
    actor.isHeard = true;
    if (random() < 0.03) {
      alive.delete(actor.doorbell); // killed between two calls
      continue;
    }
    if (actor.state === "owner") {
      if (random() < 0.8) continue;
      actor.work = removeOwnLock(calls, path, actor.identity);
      actor.state = "releasing";
    }
    try {
      // A process that waits for a disk or a processor lets others do much.
      for (let count = Math.ceil(random() * 6); count > 0 && actor.state !== "owner"; count--) {
        const { done, value } = goOn(actor);
        if (!done) continue;
        if (actor.state === "releasing") {
          end(actor);
          break;
        }
        actor.state = "owner";
        actor.identity = value as string;
        ownerCount++;
      }
    } catch (error) {
      expect(error, `SEED=${seedOfPlay} SCHEDULES=1`).toMatchObject({ code: "COOPY5206" });
      end(actor);
    }
    const owners = [...alive.values()].filter(({ state }) => state === "owner");
    if (owners.length > 1) {
      expect.fail(`two owners after step ${step}: ${readdirSync(path)} (SEED=${seedOfPlay} SCHEDULES=1)`);
    }
  }
  return ownerCount;
}

/** Does one call, and hands its answer on. */
function goOn(actor: Actor): IteratorResult<unknown, unknown> {
  const result = actor.work.next(answers.get(actor));
  if (!result.done) answers.set(actor, result.value);
  else answers.delete(actor);
  return result;
}

const answers = new WeakMap<Actor, unknown>();
