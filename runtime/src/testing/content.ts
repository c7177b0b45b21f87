/** Bytes that contents share. They are only appended to, so what a content shows never changes. */
interface Extent {
  readonly bytes: Uint8Array;
  usedBytes: number;
}

/** What a file holds: a value. Copies cost nothing, and appending to one copies only what another has appended to. */
export class Content {
  static readonly empty = new Content({ bytes: new Uint8Array(0), usedBytes: 0 }, 0);
  readonly #extent: Extent;
  readonly lengthBytes: number;

  private constructor(extent: Extent, lengthBytes: number) {
    this.#extent = extent;
    this.lengthBytes = lengthBytes;
  }

  /** Takes the bytes as they are, without a copy. */
  static of(bytes: Uint8Array): Content {
    return new Content({ bytes, usedBytes: bytes.length }, bytes.length);
  }

  append(bytes: Uint8Array): Content {
    const lengthBytes = this.lengthBytes + bytes.length;
    let extent = this.#extent;
    if (extent.usedBytes !== this.lengthBytes || lengthBytes > extent.bytes.length) {
      extent = { bytes: new Uint8Array(Math.max(256, 2 * lengthBytes)), usedBytes: this.lengthBytes };
      extent.bytes.set(this.slice(0, this.lengthBytes));
    }
    extent.bytes.set(bytes, this.lengthBytes);
    extent.usedBytes = lengthBytes;
    return new Content(extent, lengthBytes);
  }

  /** The first bytes of it; with zeros behind where it is shorter. */
  resized(lengthBytes: number): Content {
    if (lengthBytes > this.lengthBytes) return this.append(new Uint8Array(lengthBytes - this.lengthBytes));
    return new Content(this.#extent, lengthBytes);
  }

  /** A view, which must not be written to. */
  slice(start: number, end: number): Uint8Array {
    return this.#extent.bytes.subarray(start, end);
  }

  toBytes(): Uint8Array {
    return this.slice(0, this.lengthBytes).slice();
  }
}
