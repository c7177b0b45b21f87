import { CoopyError } from "../errors.ts";
import { ClassLayout } from "./class-layout.ts";
import { reference } from "./format.ts";
import { decodeInline, encodeInline, type PlainData } from "./inline-data.ts";
import type { Reader } from "./reader.ts";
import type { Writer } from "./writer.ts";

/** How the instances of one class are turned into plain data and back. */
export interface DataCodec {
  write(instance: object): unknown;
  read(data: PlainData): object;
  readonly version?: number;
}

/** Instances of a class that a codec was registered for. What it writes stands where the instance is first met. */
export class CodecLayout extends ClassLayout {
  readonly #codec: DataCodec;

  constructor(id: string, theClass: { readonly prototype: object }, codec: DataCodec) {
    super(id);
    this.#codec = codec;
    const version = `codec ${codec.version ?? 1}`;
    this.supply(
      () => theClass,
      () => ({ name: id, build: version, fields: [version], encode() {}, decode() {} }),
    );
  }

  /** Another instance, of the same data. */
  copyOf(value: object): object {
    return this.#read(this.#codec.write(value) as PlainData);
  }

  override encodeNew(writer: Writer, value: object): void {
    writer.byte(reference.new);
    writer.enlist(value, this);
    encodeInline(writer, this.#codec.write(value), `the codec of ${this.#called}`);
  }

  override decodeNew(reader: Reader, code: number): object {
    if (code !== reference.new) reader.fail("an instance of unknown form");
    const value = this.#read(decodeInline(reader));
    return reader.enlist(value, this);
  }

  get #called(): string {
    return this.id.replace(/^.*#/, "");
  }

  #read(data: PlainData): object {
    let value: unknown;
    try {
      value = this.#codec.read(data);
    } catch (cause) {
      throw new CoopyError("COOPY5102", `the codec of ${this.#called} cannot read what was written.`, {
        cause,
      });
    }
    if (typeof value === "object" && value !== null && this.fits(value)) return value;
    throw new CoopyError(
      "COOPY5102",
      `the codec of ${this.#called} read something that is no ${this.#called}.`,
    );
  }
}
