import { join } from "node:path";
import { open, status } from "coopy";
import { crashableMemory } from "coopy/testing";
import { Decimal } from "decimal.js";
import fc from "fast-check";
import { expect, test } from "vitest";
import { Catalog } from "../../runtime/src/codec/catalog.ts";
import { CodecLayout, type DataCodec } from "../../runtime/src/codec/codec-layout.ts";
import { Reader } from "../../runtime/src/codec/reader.ts";
import { Writer } from "../../runtime/src/codec/writer.ts";
import type { Ledger } from "../fixtures/third-party/input/ledger.ts";
import { loadFixture } from "../transformer/fixture-project.ts";

class Box {
  constructor(readonly content: unknown) {}
}

test("what a codec writes comes back as it was: any tree of plain data", () => {
  const { tree } = fc.letrec((tie) => ({
    tree: fc.oneof(
      { maxDepth: 4 },
      fc.constantFrom(null, undefined, true, -0, Number.NaN, 1n, "\ud800", ""),
      fc.double(),
      fc.string({ unit: "binary" }),
      fc.array(tie("tree")),
      fc.dictionary(fc.oneof(fc.string(), fc.constant("__proto__")), tie("tree"), { noNullPrototype: true }),
    ),
  }));
  fc.assert(
    fc.property(tree, (content) => {
      expect(roundTrip(new Box(content)).content).toStrictEqual(content);
    }),
  );
});

test("an instance is one object however often it is met", () => {
  const box = new Box("x");
  const layout = layoutOf({ write: () => null, read: () => new Box(1) });
  const writer = new Writer();
  const catalog = new Catalog([layout]);
  writer.beginGraph(catalog);
  for (const value of [box, box]) layout.encode(writer, value);
  writer.endGraph();
  const reader = new Reader(writer.bytes, 0, writer.position);
  reader.beginGraph(catalog);
  expect(layout.decode(reader)).toBe(layout.decode(reader));
});

test.each([
  ["a Map", () => new Map(), /COOPY5101.*the codec of Box wrote an object that is not plain/],
  ["a function", () => () => 1, /COOPY5101.*wrote a function/],
  ["data without end", endless, /COOPY5101.*levels deep/],
])("a codec that writes %s fails the command", (_, write, message) => {
  expect(() => encode(layoutOf({ write, read: () => new Box(1) }), new Box(1))).toThrow(message);
});

test.each([
  ["throws", () => JSON.parse("{"), /COOPY5102.*cannot read/],
  ["reads something else", () => ({}), /COOPY5102.*no Box/],
])("a codec that %s fails the reading", (_, read, message) => {
  const bytes = encode(layoutOf({ write: () => "x", read }), new Box(1));
  expect(() => decode(layoutOf({ write: () => "x", read: read as () => object }), bytes)).toThrow(message);
});

test("an instance of a subclass is refused before anything is journalled", async () => {
  const compiled = loadFixture("third-party").build();
  await import(join(compiled, "main.js"));
  const { Ledger: LedgerClass } = (await import(join(compiled, "ledger.js"))) as { Ledger: typeof Ledger };
  const ledger = await open(LedgerClass, crashableMemory());
  class Precise extends Decimal {}
  await expect(ledger.add(new Precise(1))).rejects.toMatchObject({ code: "COOPY5101" });
  expect(status(ledger).sequence).toBe(0);
  await ledger.add(new Decimal(1));
  expect(ledger.total.toString()).toBe("1");
});

function layoutOf(codec: DataCodec): CodecLayout {
  return new CodecLayout("test#Box", Box, codec);
}

function roundTrip(box: Box): Box {
  const layout = layoutOf({ write: (written) => (written as Box).content, read: (data) => new Box(data) });
  return decode(layout, encode(layout, box)) as Box;
}

function encode(layout: CodecLayout, value: object): Uint8Array {
  const writer = new Writer();
  writer.beginGraph(new Catalog([layout]));
  layout.encode(writer, value);
  writer.endGraph();
  return writer.bytes.slice(0, writer.position);
}

function decode(layout: CodecLayout, bytes: Uint8Array): unknown {
  const reader = new Reader(bytes);
  reader.beginGraph(new Catalog([layout]));
  const value: unknown = layout.decode(reader);
  reader.endGraph();
  expect(reader.position).toBe(bytes.length);
  return value;
}

function endless(): unknown {
  const data: unknown[] = [];
  data.push(data);
  return data;
}
