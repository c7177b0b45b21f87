import { commands, execute, openSync, snapshot } from "coopy";
import { crashableMemory, fixedClock, type MemoryStorage } from "coopy/testing";
import { describeGraph } from "../support/graph.ts";

// biome-ignore lint/suspicious/noExplicitAny: the class comes from a program that is compiled when the test runs.
type Handle = any;
type System = new () => object;

/** A few calls of everything that a record can hold. */
function live(system: Handle, theClass: System, round: number): void {
  const ann = system.invite(`Ann ${round}`, 2n ** 70n + BigInt(round));
  const bob = system.invite(`Bob ${round}`, -1n, ann);
  const note = system.write({ text: "grüße \u{1f600} \ud800", replies: [] });
  system.reply(note, "ja", bob);
  system.draw();
  system.add(-0, Number.NaN, 2 ** 60, undefined, null, true, /a+/gi, new Date(0), new Date(Number.NaN));
  const failure = new Error("outer", { cause: "inner" });
  failure.stack = "Error: outer\n    at nowhere";
  system.add(new Uint8Array([1, 2, 3]), failure, Symbol.for("red"));
  const sparse = [1];
  sparse[2] = 3;
  system.add(Object.freeze({ a: 1 }), Object.assign(Object.create(null), { __proto__: 1 }), sparse);
  system.add(new URL("https://example.org/?a=1"), new Map([[ann, new Set([bob])]]), "x".repeat(300));
  const { draw, add } = commands(theClass) as Handle;
  execute(system, [add("both"), draw()]);
  try {
    system.fail();
  } catch {
    // It leaves no trace.
  }
}

/** Lives of stores, by the name of the directory that keeps what is left of each. */
export const lives: Readonly<Record<string, (theClass: System, storage: MemoryStorage) => void>> = {
  "killed-without-snapshot": (theClass, storage) => live(openSync(theClass, storage), theClass, 1),
  "closed-with-snapshots"(theClass, storage) {
    const system = openSync(theClass, storage);
    for (const round of [1, 2]) {
      live(system, theClass, round);
      snapshot(system);
    }
    system[Symbol.dispose]();
  },
  "snapshots-and-journal"(theClass, storage) {
    const system = openSync(theClass, storage);
    for (const round of [1, 2, 3]) {
      live(system, theClass, round);
      if (round < 3) snapshot(system);
    }
  },
  "many-segments"(theClass, storage) {
    const system = openSync(theClass, storage, { segmentBytesMax: 1 });
    live(system, theClass, 1);
  },
  "large-collections"(theClass, storage) {
    const system: Handle = openSync(theClass, storage);
    const ann = system.invite("Ann", 1n);
    const numbers = Array.from({ length: 1_500 }, (_, index) => index);
    system.add(new Map(numbers.map((number) => [number, [ann, number]])), new Set(numbers.map(String)));
    snapshot(system);
    system.add(new Map(numbers.map((number) => [`key ${number}`, { number }])), new Set(numbers));
  },
  "torn-tail"(theClass, storage) {
    live(openSync(theClass, storage), theClass, 1);
    const name = storage.synchronous.list().find((file) => file.startsWith("journal-"))!;
    const bytes = storage.synchronous.read(name);
    storage.overwrite(
      name,
      Uint8Array.from([...bytes, ...bytes.subarray(bytes.length - 60, bytes.length - 20)]),
    );
  },
};

/** What such a life leaves: files, and the state that they stand for. */
export function leave(theClass: System, name: string): { storage: MemoryStorage; state: string } {
  using _clock = fixedClock();
  const storage = crashableMemory();
  lives[name]!(theClass, storage);
  storage.crash();
  return { storage, state: stateOf(theClass, storage) };
}

/** Opens a copy of what is stored, and tells all there is to its state. */
export function stateOf(theClass: System, storage: MemoryStorage): string {
  const copy = crashableMemory();
  for (const name of storage.synchronous.list()) copy.overwrite(name, storage.synchronous.read(name));
  const system: Handle = openSync(theClass, copy);
  const { people, notes, drawn, odds } = system;
  const hidden = (object: object) =>
    typeof (object as Handle).tell === "function"
      ? [(object as Handle).tell(), (object as Handle).visits]
      : [];
  return describeGraph({ people, notes, drawn, odds }, hidden);
}
