import { CoopyError, execute, openSync } from "coopy";
import { crashableMemory } from "coopy/testing";
import { expect, test } from "vitest";
import { decodeFileHeader, encodeFileHeader } from "../../runtime/src/journal/file-header.ts";
import { magic } from "../../runtime/src/journal/format.ts";
import { Dice } from "../fuzz/bytes/dice.ts";
import { joined, mutated } from "../fuzz/bytes/mutate.ts";
import { repairSegment } from "../fuzz/bytes/repair.ts";
import { seedFrom } from "../support/seed.ts";
import { compileVersion } from "./compile.ts";

// biome-ignore lint/suspicious/noExplicitAny: what a version of a program has, only that version knows.
type Handle = any;

const list = (finish: string) => `
export class Task { isDone = false; constructor(public title: string) {} }
/** @persistent */
export class System {
  tasks: Task[] = [];
  add(title: string): Task { const task = new Task(title); this.tasks.push(task); return task; }
  finish(tasks: Set<Task>): void { for (const task of tasks) ${finish} }
}`;

const Before = await compileVersion(list("task.isDone = true;"));
const After = await compileVersion(list("task.isDone = !task.isDone;"));

const { files, segment } = lived();

/** A store whose journal has calls of a command that changes, alone and in batches, with objects of the state. */
function lived() {
  const storage = crashableMemory();
  const system: Handle = openSync(Before, storage);
  const [first, second] = ["milk", "bread"].map((title) => system.add(title));
  system.finish(new Set([first]));
  const finish = (...tasks: readonly object[]) => ({ name: "finish", arguments: [new Set(tasks)] });
  execute(system, [finish(first, second), finish(second)] as never);
  storage.crash();
  const names = storage.synchronous.list();
  const read = new Map(names.map((name) => [name, storage.synchronous.read(name).slice()]));
  return { files: read, segment: names.find((name) => name.endsWith(".log"))! };
}

/** Opens the store with other bytes in its segment. @returns the code of the refusal */
function codeOf(bytes: Uint8Array): string | undefined {
  const storage = crashableMemory();
  for (const [name, own] of files) storage.overwrite(name, name === segment ? repairSegment(bytes) : own);
  try {
    openSync(After, storage);
    return undefined;
  } catch (error) {
    if (!(error instanceof CoopyError)) throw error;
    expect(error.message.length).toBeLessThan(1000);
    return error.code;
  }
}

/** The segment, with a header that has this in the place of fingerprints. */
function withLogic(logic: unknown): Uint8Array {
  const bytes = files.get(segment)!;
  const header = decodeFileHeader(magic.segment, bytes);
  const commands = header.schema.commands.map((command) => ({ ...command, logic }));
  const schema = { ...header.schema, commands } as never;
  return joined(
    encodeFileHeader(magic.segment, { ...header, schema }),
    bytes.subarray(header.lengthBytes),
  ).slice();
}

test("the store is refused as it is", () => {
  expect(codeOf(files.get(segment)!.slice())).toBe("COOPY5214");
});

test.each([
  ["a number", 1, "COOPY5201"],
  ["null", null, "COOPY5201"],
  ["a list", ["0123456789abcdef"], "COOPY5201"],
  ["an object", { length: 16 }, "COOPY5201"],
  ["no text", "", "COOPY5214"],
  ["a name that means something", "__proto__", "COOPY5214"],
  ["a long text", "f".repeat(1_000_000), "COOPY5214"],
  ["nothing", undefined, undefined],
])("%s for a fingerprint", (_, logic, code) => {
  expect(codeOf(withLogic(logic))).toBe(code);
});

test("whatever bytes a segment has whose fingerprints are others, only errors of coopy leave", () => {
  const seed = seedFrom("LOGIC_SEED");
  const own = files.get(segment)!;
  const codes = new Set<string | undefined>();
  for (let input = 0; input < 3000; input++) {
    try {
      codes.add(codeOf(mutated(new Dice(seed, input), [own])));
    } catch (error) {
      throw new Error(`LOGIC_SEED=${seed}, input ${input}`, { cause: error });
    }
  }
  expect([...codes]).toEqual(expect.arrayContaining(["COOPY5201", "COOPY5214"]));
});
