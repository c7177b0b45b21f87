import { type CoopyError, close, open, status } from "coopy";
import * as $c from "coopy/generated/v1";
import { crashableMemory, type MemoryStorage } from "coopy/testing";
import { expect, test } from "vitest";
import { parseSchema } from "../../runtime/src/schema/parse-schema.ts";
import { rowByRow } from "../support/row-by-row.ts";

interface Version {
  readonly name?: string;
  readonly fields?: readonly string[];
  readonly commands?: Readonly<Record<string, readonly string[]>>;
}

let versionCount = 0;

/** One version of a class whose commands set a field to a value. */
function version({ name = "Box", fields = ["value"], commands = { set: ["value: unknown"] } }: Version) {
  const theClass = class Box {};
  const id = `test#${versionCount++}`;
  const describe = () => ({
    name,
    build: "1",
    fields,
    ...rowByRow({
      encode(writer: Parameters<$c.Codec["encode"]>[0], value: $c.Fields) {
        for (const field of fields) writer.tagged(value[field]);
      },
      decode(reader: Parameters<$c.Codec["decode"]>[0], value: $c.Fields) {
        for (const field of fields) value[field] = reader.tagged();
      },
    }),
  });
  $c.registerClass(id, () => theClass, describe);
  const made = Object.entries(commands).map(([command, parameters]) => ({
    name: command,
    parameters,
    arity: { minimum: 1, maximum: 1 },
    returnsPrimitive: false,
    encode: (writer: Parameters<$c.Codec["encode"]>[0], args: readonly unknown[]) => writer.tagged(args[0]),
    decode: (reader: Parameters<$c.Codec["decode"]>[0]) => [reader.tagged()],
    run(system: Record<string, unknown>, args: readonly unknown[]) {
      system[fields[0]!] = args[0];
    },
  }));
  $c.registerSystem(
    () => theClass,
    () => ({
      layout: $c.entity(id),
      classes: $c.entities({ [id]: "1" }),
      commands: made as never,
      handle: (store) => ({ set: (value: unknown) => store.execute(made[0] as never, [value]) }) as never,
    }),
  );
  return theClass as new () => { set(value: unknown): void };
}

/** A store with one record behind its snapshot. */
async function stored(before: Version): Promise<MemoryStorage> {
  const storage = crashableMemory();
  const box = await open(version(before), storage);
  await box.set(1);
  storage.crash();
  return storage;
}

async function refusal(storage: MemoryStorage, after: Version): Promise<string> {
  const error = (await open(version(after), storage).catch((reason: unknown) => reason)) as CoopyError;
  return error.message;
}

test("a store of another class is refused", async () => {
  expect(await refusal(await stored({}), { name: "Crate" })).toMatch(
    /^COOPY5204 .*holds the state of Box, not of Crate/,
  );
});

test.each([
  [["value", "more"], "field Box.more is new"],
  [[], "field Box.value is gone"],
])("fields that are now %j are refused, and the message names what changed", async (fields, what) => {
  expect(await refusal(await stored({}), { fields })).toContain(`COOPY5205 class-changed: ${what}`);
});

test("a command may be added, and commands may change places", async () => {
  const storage = await stored({ commands: { set: ["value: unknown"], other: ["value: unknown"] } });
  const box = await open(
    version({ commands: { third: ["value: unknown"], other: ["value: unknown"], set: ["value: unknown"] } }),
    storage,
  );
  expect(status(box).recovery.replayedCount).toBe(1);
});

test("a command that the journal calls must be there with the same parameters", async () => {
  const storage = await stored({});
  expect(await refusal(storage, { commands: { put: ["value: unknown"] } })).toMatch(
    /^COOPY5205 .*a call of Box.set\(value: unknown\), which is gone/,
  );
  expect(await refusal(storage, { commands: { set: ["value: string"] } })).toContain(
    "which is now set(value: string)",
  );
});

test("behind a snapshot a command may go", async () => {
  const storage = crashableMemory();
  const box = await open(version({}), storage);
  await box.set(1);
  await close(box);
  const again = await open(version({ commands: { put: ["value: unknown"] } }), storage);
  expect(status(again).recovery.wasClosed).toBe(true);
});

test("a header whose schema is JSON of another form is no header", () => {
  const sound = { system: "Box", commands: [{ name: "set", parameters: ["x"] }], classes: [] };
  expect(parseSchema(JSON.stringify(sound))).toEqual(sound);
  for (const wrong of [
    { ...sound, commands: [{ name: "set" }] },
    { ...sound, commands: [{ name: "set", parameters: [1] }] },
    { ...sound, commands: [null] },
    { ...sound, classes: [{ name: "Box" }] },
    { ...sound, classes: [{ name: "Box", fields: "value" }] },
  ]) {
    expect(parseSchema(JSON.stringify(wrong))).toBeUndefined();
  }
});
