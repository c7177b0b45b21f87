import fc from "fast-check";
import { Catalog } from "../../runtime/src/codec/catalog.ts";
import { ClassLayout } from "../../runtime/src/codec/class-layout.ts";
import type { Codec } from "../../runtime/src/codec/codec.ts";
import { Reader } from "../../runtime/src/codec/reader.ts";
import { tagged } from "../../runtime/src/codec/untyped.ts";
import { Writer } from "../../runtime/src/codec/writer.ts";
import * as $c from "../../runtime/src/generated-v1.ts";
import { rowByRow } from "../support/row-by-row.ts";

export class Person {
  declare name: unknown;
  declare friends: unknown;
  declare note?: unknown;
}

export class Pupil extends Person {
  declare marks: unknown;
}

const friends = $c.array($c.tagged);

function layoutOf(id: string, theClass: { prototype: object }, fields: readonly string[]): ClassLayout {
  const layout = new ClassLayout(id);
  const codecs: Record<string, Codec> = { name: $c.string, friends, marks: $c.map($c.string, $c.number) };
  layout.supply(
    () => theClass,
    () => ({
      name: id,
      build: "",
      fields: [...fields, "note"],
      optional: ["note"],
      ...rowByRow<Writer, Reader>({
        encode(writer, value) {
          for (const field of fields) codecs[field]!.encode(writer, value[field]);
          $c.encodeOptional(writer, value, "note", $c.date);
        },
        decode(reader, value) {
          for (const field of fields) value[field] = codecs[field]!.decode(reader);
          $c.decodeOptional(reader, value, "note", $c.date);
        },
      }),
    }),
  );
  return layout;
}

export const catalog = new Catalog([
  layoutOf("Person", Person, ["name", "friends"]),
  layoutOf("Pupil", Pupil, ["name", "friends", "marks"]),
]);

/** Typed positions, as generated code makes them. Any value may come to any of them. */
export const codecs: Readonly<Record<string, Codec>> = {
  tagged,
  string: $c.string,
  number: $c.number,
  boolean: $c.boolean,
  bigint: $c.bigint,
  date: $c.date,
  array: $c.array($c.number),
  tuple: $c.tuple([$c.string, $c.boolean]),
  map: $c.map($c.string, friends),
  set: $c.set($c.bigint),
  record: $c.record($c.number),
  person: catalog.classes[0]!,
  object: $c.object("Point", {
    fields: ["x", "label"],
    optional: ["label"],
    ...rowByRow<Writer, Reader>({
      encode(writer, value) {
        writer.number(value["x"]);
        $c.encodeOptional(writer, value, "label", $c.string);
      },
      decode(reader, value) {
        value["x"] = reader.number();
        $c.decodeOptional(reader, value, "label", $c.string);
      },
    }),
  }),
};

export function encode(value: unknown, codec: Codec = tagged): Uint8Array {
  const writer = new Writer(16);
  writer.beginGraph(catalog);
  codec.encode(writer, value);
  writer.endGraph();
  return writer.bytes.slice(0, writer.position);
}

export function decode(bytes: Uint8Array, codec: Codec = tagged): unknown {
  const reader = new Reader(bytes);
  reader.beginGraph(catalog);
  const value = codec.decode(reader);
  reader.endGraph();
  if (reader.position !== reader.end) reader.fail("bytes left over");
  return value;
}

const oddNumbers = [
  0,
  -0,
  1,
  -1,
  NaN,
  Infinity,
  -Infinity,
  2 ** 50,
  2 ** 50 + 1,
  -(2 ** 50),
  2 ** 53,
  2 ** 64,
  1e21,
  5e-324,
  0.1,
];
const oddTexts = [
  "",
  "\0",
  "\ud800",
  "\udc00\ud800",
  "é".repeat(30),
  "x".repeat(24),
  "x".repeat(25),
  "😀".repeat(20),
  "\ufeffbom",
];
const oddKeys = [
  "__proto__",
  "constructor",
  "toString",
  "",
  "0",
  "1",
  "-1",
  "4294967295",
  "length",
  "x",
  "label",
  "name",
  "note",
];

const primitive = fc.oneof(
  fc.constantFrom<unknown>(
    undefined,
    null,
    true,
    false,
    0n,
    -1n,
    255n,
    256n,
    -(2n ** 64n),
    ...oddNumbers,
    ...oddTexts,
  ),
  fc.integer(),
  fc.double(),
  fc.bigInt(),
  fc.string({ unit: "binary" }),
);
const key = fc.oneof(fc.constantFrom(...oddKeys), fc.string({ maxLength: 3 }));

const kinds = ["object", "bare", "array", "map", "set", "date", "person", "pupil", "point"] as const;

/** Recipes of graphs: objects first, then edges among them, so that sharing and cycles are as likely as trees. */
export const graphs: fc.Arbitrary<unknown> = fc
  .record({
    nodes: fc.array(
      fc.record({ kind: fc.constantFrom(...kinds), lock: fc.constantFrom(0, 0, 0, 0, 1, 2, 3) }),
      {
        minLength: 1,
        maxLength: 12,
      },
    ),
    edges: fc.array(
      fc.record({
        from: fc.nat(),
        key,
        index: fc.nat(20),
        to: fc.oneof(
          primitive,
          fc.nat().map((node) => ({ node })),
        ),
        keyNode: fc.option(fc.nat()),
      }),
      { maxLength: 40 },
    ),
  })
  .map(({ nodes, edges }) => {
    const objects = nodes.map(({ kind }) => make(kind));
    const at = (index: number) => objects[index % objects.length]!;
    for (const { from, key: name, index, to, keyNode } of edges) {
      const value = typeof to === "object" && to !== null ? at((to as { node: number }).node) : to;
      link(at(from), name, index, value, keyNode === null ? name : at(keyNode));
    }
    for (const [index, { kind, lock }] of nodes.entries())
      if (lockable.has(kind)) restrict(objects[index]!, lock);
    return objects[0];
  });

const lockable = new Set<string>(["object", "bare", "person", "pupil", "point"]);

function make(kind: (typeof kinds)[number]): object {
  switch (kind) {
    case "bare":
      return Object.create(null) as object;
    case "array":
      return [];
    case "map":
      return new Map();
    case "set":
      return new Set();
    case "date":
      return new Date(NaN);
    case "person":
      return Object.assign(new Person(), { name: "p", friends: [] });
    case "pupil":
      return Object.assign(new Pupil(), { name: "q", friends: [], marks: new Map([["a", 1]]) });
    case "point":
      return { x: 1 };
    default:
      return {};
  }
}

function link(from: object, name: string, index: number, value: unknown, mapKey: unknown): void {
  if (Array.isArray(from)) from[index] = value;
  else if (from instanceof Map) from.set(mapKey, value);
  else if (from instanceof Set) from.add(value);
  else if (from instanceof Date) from.setTime(typeof value === "number" ? value : index);
  else Object.defineProperty(from, name, { value, writable: true, enumerable: true, configurable: true });
}

function restrict(value: object, level: number): void {
  if (level === 1) Object.preventExtensions(value);
  if (level === 2) Object.seal(value);
  if (level === 3) Object.freeze(value);
}
