import { encodeText } from "./encode-text.ts";

/** Bytes in the making: numbers and texts, little-endian, each where the last one ended. */
export class ByteWriter {
  bytes: Uint8Array;
  /** Where the next byte goes. Set it back to drop what was written since. */
  position = 0;
  #view: DataView;

  constructor(capacityBytes = 1024) {
    this.bytes = new Uint8Array(capacityBytes);
    this.#view = new DataView(this.bytes.buffer);
  }

  /** Makes room for `count` bytes at the current position. */
  reserve(count: number): void {
    if (this.position + count > this.bytes.length) this.#grow(count);
  }

  byte(value: number): void {
    if (this.position === this.bytes.length) this.#grow(1);
    this.bytes[this.position++] = value;
  }

  /** A safe integer from 0 up, seven bits a byte, low bits first. */
  varint(value: number): void {
    this.reserve(8);
    const { bytes } = this;
    let { position } = this;
    let rest = value;
    if (rest > 0x7fffffff) {
      // Four groups of seven bits at once: what is left fits the integers that engines are fast with.
      const high = Math.floor(rest / 0x10000000);
      const low = rest - high * 0x10000000;
      rest = high;
      bytes[position++] = (low & 0x7f) | 0x80;
      bytes[position++] = ((low >>> 7) & 0x7f) | 0x80;
      bytes[position++] = ((low >>> 14) & 0x7f) | 0x80;
      bytes[position++] = (low >>> 21) | 0x80;
    }
    while (rest >= 0x80) {
      bytes[position++] = (rest & 0x7f) | 0x80;
      rest >>>= 7;
    }
    bytes[position++] = rest;
    this.position = position;
  }

  uint32(value: number): void {
    this.reserve(4);
    this.#view.setUint32(this.position, value, true);
    this.position += 4;
  }

  float64(value: number): void {
    this.reserve(8);
    this.#view.setFloat64(this.position, value, true);
    this.position += 8;
  }

  raw(bytes: Uint8Array): void {
    this.reserve(bytes.length);
    this.bytes.set(bytes, this.position);
    this.position += bytes.length;
  }

  /** A text on its own, outside a graph. */
  text(value: string): void {
    encodeText(this, value);
  }

  #grow(count: number): void {
    const grown = new Uint8Array(Math.max(this.bytes.length * 2, this.position + count));
    grown.set(this.bytes.subarray(0, this.position));
    this.bytes = grown;
    this.#view = new DataView(grown.buffer);
  }
}
