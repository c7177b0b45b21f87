import { SingleBody } from "./body.ts";
import { slicedSize, sliceLengthMax } from "./format.ts";
import type { Collection, Entries, ImageSource } from "./image-source.ts";
import { Layout } from "./layout.ts";
import { liveEntries } from "./live-entries.ts";
import type { Reader } from "./reader.ts";
import type { Writer } from "./writer.ts";

/** Maps and Sets. Large ones are written in slices: between them come the objects they hold. */
export abstract class CollectionLayout<Kind extends Collection> extends Layout {
  protected override encodeBody(writer: Writer, value: object): void {
    const collection = value as Kind;
    const entries = slicedEntriesOf(collection, writer.image);
    if (entries === undefined) {
      writer.varint(collection.size);
      return this.encodeAll(writer, collection);
    }
    writer.varint(slicedSize + entries.size);
    this.encodeSlice(writer, collection, entries, entries.size);
  }

  protected override decodeBody(reader: Reader, value: object): void {
    const head = reader.varint();
    const size = head < slicedSize ? head : head - slicedSize;
    if (size > reader.left || size >= slicedSize) reader.fail("a Map or Set larger than any can be");
    if (head < slicedSize) this.decodeEntries(reader, value as Kind, size);
    else this.decodeSlice(reader, value as Kind, size);
  }

  encodeSlice(writer: Writer, collection: Kind, entries: Entries, left: number): void {
    const count = Math.min(left, sliceLengthMax);
    this.encodeEntries(writer, entries, count);
    if (count < left) writer.resume(collection, new RestOfCollection(this, left - count, entries));
  }

  decodeSlice(reader: Reader, collection: Kind, left: number): void {
    const count = Math.min(left, sliceLengthMax);
    this.decodeEntries(reader, collection, count);
    if (count < left) reader.resume(collection, new RestOfCollection(this, left - count));
  }

  protected abstract encodeAll(writer: Writer, collection: Kind): void;
  protected abstract encodeEntries(writer: Writer, entries: Entries, count: number): void;
  protected abstract decodeEntries(reader: Reader, collection: Kind, count: number): void;
}

/** The entries of a Map or Set that is written in slices, because it has many. */
function slicedEntriesOf(collection: Collection, image: ImageSource | undefined): Entries | undefined {
  if (image !== undefined) return image.slicedEntriesOf(collection);
  return collection.size > sliceLengthMax ? liveEntries(collection) : undefined;
}

/** The entries that were not written, or read, yet. */
class RestOfCollection<Kind extends Collection> extends SingleBody {
  readonly #layout: CollectionLayout<Kind>;
  readonly #left: number;
  readonly #entries: Entries | undefined;

  constructor(layout: CollectionLayout<Kind>, left: number, entries?: Entries) {
    super();
    this.#layout = layout;
    this.#left = left;
    this.#entries = entries;
  }

  protected override encodeBody(writer: Writer, value: object): void {
    this.#layout.encodeSlice(writer, value as Kind, this.#entries!, this.#left);
  }

  protected override decodeBody(reader: Reader, value: object): void {
    this.#layout.decodeSlice(reader, value as Kind, this.#left);
  }
}
