import { Catalog } from "../../runtime/src/codec/catalog.ts";
import { ClassLayout } from "../../runtime/src/codec/class-layout.ts";
import type { Fields } from "../../runtime/src/codec/codec.ts";
import type { Reader } from "../../runtime/src/codec/reader.ts";
import type { Writer } from "../../runtime/src/codec/writer.ts";
import * as $c from "../../runtime/src/generated-v1.ts";
import type { StateFormat } from "../../runtime/src/snapshot/state.ts";
import { Bag, Safe } from "../writes/pool.ts";

/** What the images are of. */
export class Root {
  declare parts: unknown;
  declare more: unknown;
}

const fieldsOf = (names: readonly string[]) => ({
  encode(writer: Writer, rows: readonly Fields[], start: number, end: number) {
    for (const name of names)
      for (let row = start; row < end; row++) $c.tagged.encode(writer, rows[row]![name]);
  },
  decode(reader: Reader, rows: readonly Fields[], start: number, end: number) {
    for (const name of names)
      for (let row = start; row < end; row++) rows[row]![name] = $c.tagged.decode(reader);
  },
});

const root = new ClassLayout("Root");
root.supply(
  () => Root,
  () => ({ name: "Root", build: "1", fields: ["parts", "more"], ...fieldsOf(["parts", "more"]) }),
);

const safe = new ClassLayout("Safe");
safe.supply(
  () => Safe,
  () => ({
    name: "Safe",
    build: "1",
    fields: ["label"],
    ...fieldsOf(["label"]),
    hidden: {
      maker: safe,
      names: ["Safe#content"],
      slots: [Safe.slot],
      encode(writer, rows, start, end) {
        for (let row = start; row < end; row++) $c.tagged.encode(writer, Safe.slot.get(rows[row]!));
      },
      decode(reader, rows, start, end) {
        for (let row = start; row < end; row++) Safe.slot.set(rows[row]!, $c.tagged.decode(reader));
      },
    },
  }),
);

const bag = new ClassLayout("Bag");
bag.supply(
  () => Bag,
  () => ({ name: "Bag", build: "1", fields: ["label"], library: "Array", encode() {}, decode() {} }),
);

// As the schema does, which every store has.
for (const { description } of [root, safe, bag]) void description;

export const format: StateFormat = { catalog: new Catalog([root, safe, bag]), layout: root };
