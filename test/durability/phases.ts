import { close, openSync, snapshot } from "coopy";
import { fixedClock, type SimulatedStorage, simulatedStorage } from "coopy/testing";
import { Counter } from "../runtime/counter.ts";

export type CounterSync = ReturnType<typeof openCounter>;

/** A store in the middle of its life. Its total is the number of commands that were acknowledged. */
export interface Scene {
  readonly storage: SimulatedStorage;
  /** Undefined where the phase is what opens it. */
  readonly counter: CounterSync | undefined;
  readonly acknowledgedCount: number;
}

/** Something that a store does, and the life that leads to it. */
export interface Phase {
  readonly name: string;
  prepare(): Scene;
  /** Does it. @returns the handle that the store has then, and how many commands were acknowledged meanwhile */
  act(scene: Scene): { readonly counter: CounterSync | undefined; readonly acknowledgedCount: number };
  /** Which of the storage's operations are the phase's own, of those that `act` does. */
  isOwn(kind: string, file: string): boolean;
}

export function openCounter(storage: SimulatedStorage, options: Parameters<typeof openSync>[2] = {}) {
  return openSync(Counter, storage, { pendingCountMax: 10, ...options } as never);
}

/** Opens a store and adds so many times one. */
function lived(count: number, options?: Parameters<typeof openSync>[2]): Scene & { counter: CounterSync } {
  const storage = simulatedStorage();
  const counter = openCounter(storage, options);
  for (let index = 0; index < count; index++) counter.add(1);
  return { storage, counter, acknowledgedCount: count };
}

const nothing = { counter: undefined, acknowledgedCount: 0 };

export const phases: readonly Phase[] = [
  {
    name: "append",
    prepare: () => lived(2),
    act({ counter }) {
      counter!.add(1);
      return { counter, acknowledgedCount: 1 };
    },
    isOwn: () => true,
  },
  {
    name: "rotate",
    // Each command fills its segment.
    prepare: () => lived(2, { segmentBytesMax: 1 }),
    act({ counter }) {
      counter!.add(1);
      return { counter, acknowledgedCount: 1 };
    },
    // All behind the append, which another phase has.
    isOwn: (kind, file) => kind !== "write" || file.endsWith(".tmp"),
  },
  {
    name: "snapshot",
    prepare: () => lived(2),
    act({ counter }) {
      snapshot(counter!);
      return { counter, acknowledgedCount: 0 };
    },
    isOwn: () => true,
  },
  {
    name: "delete",
    prepare() {
      const scene = lived(1);
      for (let round = 0; round < 2; round++) {
        snapshot(scene.counter);
        scene.counter.add(1);
      }
      return { ...scene, acknowledgedCount: 3 };
    },
    act({ counter }) {
      snapshot(counter!);
      return { counter, acknowledgedCount: 0 };
    },
    isOwn: (kind) => kind === "remove",
  },
  {
    name: "open",
    prepare() {
      const scene = lived(1);
      snapshot(scene.counter);
      scene.counter.add(1);
      return { storage: scene.storage.kill(), counter: undefined, acknowledgedCount: 2 };
    },
    act: ({ storage }) => ({ counter: openCounter(storage), acknowledgedCount: 0 }),
    isOwn: () => true,
  },
  {
    name: "repair",
    // The last write did not get done, and the newest snapshot is rotten.
    prepare() {
      const scene = lived(1);
      snapshot(scene.counter);
      scene.counter.add(1);
      const storage = scene.storage.kill();
      const names = storage.synchronous.list();
      const last = (pattern: RegExp) =>
        names
          .filter((name) => pattern.test(name))
          .sort()
          .at(-1)!;
      const journal = last(/^journal.*log$/);
      storage.overwrite(journal, Uint8Array.from([...storage.synchronous.read(journal), 0x43, 0x4f, 0x50]));
      const rotten = storage.synchronous.read(last(/^snapshot/));
      storage.overwrite(last(/^snapshot/), rotten.fill(0, rotten.length - 20));
      return { storage, counter: undefined, acknowledgedCount: 2 };
    },
    act: ({ storage }) => ({ counter: openCounter(storage), acknowledgedCount: 0 }),
    isOwn: (_kind, file) => /torn|rotten|^journal-/.test(file),
  },
  {
    name: "close",
    prepare: () => lived(2),
    act({ counter }) {
      close(counter!, { snapshot: false });
      return nothing;
    },
    isOwn: () => true,
  },
];

/** A clock for tests in which time must stand still. */
export { fixedClock };
