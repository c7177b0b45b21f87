import { ByteWriter } from "./byte-writer.ts";
import { encodeTexts } from "./encode-text.ts";
import { chunkBytesMax, textsLengthMax } from "./format.ts";

/** Writes the chunks of graphs: positions, and behind them the characters of all their texts. */
export class ChunkWriter extends ByteWriter {
  #chunkStart = 0;
  /** The characters of the open chunk's texts. */
  #texts: string[] = [];
  #textCount = 0;
  #textLength = 0;

  /** Up to here nothing that was written changes any more. */
  get finishedBytes(): number {
    return this.#chunkStart;
  }

  /** Drops what is finished: what follows moves to the beginning. */
  dropFinished(): void {
    this.bytes.copyWithin(0, this.#chunkStart, this.position);
    this.position -= this.#chunkStart;
    this.#chunkStart = 0;
  }

  /** Before anything of a text's position is written: a reader that comes here does not know yet what stands there. */
  protected beginText(): void {
    if (this.#textLength >= textsLengthMax) this.goToNextChunk();
  }

  protected addText(text: string): void {
    const { length } = text;
    if (length < 127 && this.position < this.bytes.length) this.bytes[this.position++] = length + 1;
    else this.varint(1 + length);
    this.#texts[this.#textCount++] = text;
    this.#textLength += length;
  }

  /** Whether the next object goes into the next chunk. */
  protected get isChunkFull(): boolean {
    return this.position - this.#chunkStart - 1 >= chunkBytesMax || this.#textLength >= chunkBytesMax;
  }

  protected goToNextChunk(): void {
    this.closeChunk();
    this.openChunk();
  }

  protected openChunk(): void {
    this.#chunkStart = this.position;
    this.#textCount = 0;
    this.#textLength = 0;
    this.byte(0);
  }

  /** Writes the chunk's head where there is room for a short one, and its texts behind it. */
  protected closeChunk(): void {
    const start = this.#chunkStart;
    const length = this.position - start - 1;
    const hasTexts = this.#textCount > 0;
    const head = length * 2 + (hasTexts ? 1 : 0);
    if (head < 0x80) {
      this.bytes[start] = head;
    } else {
      this.reserve(8);
      const room = head < 2 ** 14 ? 2 : head < 2 ** 21 ? 3 : head < 2 ** 28 ? 4 : 5;
      this.bytes.copyWithin(start + room, start + 1, start + 1 + length);
      this.position = start;
      this.varint(head);
      this.position = start + room + length;
    }
    if (hasTexts) encodeTexts(this, this.#texts, this.#textCount, this.#textLength);
    this.#chunkStart = this.position;
  }
}
