import { DecodeError } from "../errors.ts";
import { platform } from "../platform.ts";
import { decodeText } from "./decode-text.ts";
import { surprise } from "./format.ts";

/** Bytes being read. Every length is held against the bytes left before anything is made from it. */
export class ByteReader {
  /** They end at `end`. */
  readonly bytes: Uint8Array;
  position: number;
  readonly end: number;
  readonly #view: DataView;

  constructor(bytes: Uint8Array, start = 0, end = bytes.length) {
    this.bytes = end === bytes.length ? bytes : bytes.subarray(0, end);
    this.position = start;
    this.end = end;
    this.#view = new DataView(bytes.buffer, bytes.byteOffset, end);
  }

  /** How many bytes are left. */
  get left(): number {
    return this.end - this.position;
  }

  byte(): number {
    // Nothing lies behind the end, so that one check serves engine and reader.
    const value = this.bytes[this.position] ?? this.fail("the end of the bytes");
    this.position++;
    return value;
  }

  varint(): number {
    const first = this.byte();
    return first < 0x80 ? first : this.#longVarint(first);
  }

  #longVarint(first: number): number {
    // Groups of seven bits, four at a time: so many fit the integers that engines are fast with.
    let low = first & 0x7f;
    for (let shift = 7; shift < 28; shift += 7) {
      const byte = this.#group();
      low |= (byte & 0x7f) << shift;
      if (byte < 0x80) return low;
    }
    let high = 0;
    for (let shift = 0; shift < 28; shift += 7) {
      const byte = this.#group();
      high |= (byte & 0x7f) << shift;
      if (byte >= 0x80) continue;
      const value = high * 2 ** 28 + low;
      return Number.isSafeInteger(value) ? value : this.fail("a number that is too large");
    }
    return this.fail("a number that is too large");
  }

  /** Seven bits of a number, which cannot end with seven zeros. */
  #group(): number {
    return this.byte() || this.fail("a number with needless zeros");
  }

  /** A count of things of which each takes at least one byte. */
  count(): number {
    const count = this.varint();
    if (count > this.end - this.position) this.fail("a count larger than the bytes left");
    return count;
  }

  uint32(): number {
    const start = this.advance(4);
    return this.#view.getUint32(start, true);
  }

  float64(): number {
    const start = this.advance(8);
    return this.#view.getFloat64(start, true);
  }

  /** The next `count` bytes, as a view of those being read. */
  raw(count: number): Uint8Array {
    const start = this.advance(count);
    return this.bytes.subarray(start, start + count);
  }

  /** A text on its own, outside a graph. */
  text(): string {
    const header = this.varint();
    return header === surprise ? this.fail("a value that is no text") : decodeText(this, header);
  }

  /** The next `count` bytes, each as the character of Latin-1. */
  characters(count: number): string {
    const start = this.advance(count);
    return platform().latin1(this.bytes, start, start + count);
  }

  /** Passes over `count` bytes, and returns where they began. */
  protected advance(count: number): number {
    if (count > this.end - this.position) this.fail("the end of the bytes");
    const start = this.position;
    this.position += count;
    return start;
  }

  fail(what: string): never {
    throw new DecodeError(what, this.position);
  }
}
