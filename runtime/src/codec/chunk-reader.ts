import { platform } from "../platform.ts";
import { ByteReader } from "./byte-reader.ts";
import { decodeText } from "./decode-text.ts";
import { chunkBytesMax, surprise, textForm, textsLengthMax } from "./format.ts";

/** How much is made characters at once. */
const windowBytes = 64 * 1024;

/** Longer texts of a chunk are made characters on their own. */
const windowedBytesMax = 4096;

/** Reads the chunks of graphs: positions, and the texts behind them, which are parts of one. */
export class ChunkReader extends ByteReader {
  #chunkStart = 0;
  #chunkEnd = 0;
  #nextChunk = 0;
  #text = "";
  /** Where the chunk's next text begins in `#text`, from where on it would be in the next chunk, and where its texts end. */
  #textPosition = 0;
  #textBreak = textsLengthMax;
  #textEnd = 0;
  /** What was made characters for many graphs, where it lies, and whether it is `#text`. */
  #window = "";
  #windowStart = 0;
  #windowEnd = 0;
  #isWindow = false;

  /** A chunk follows: of a new graph, or more of one that had ended. */
  openChunk(): void {
    const head = this.varint();
    const start = this.position;
    const end = start + Math.floor(head / 2);
    if (end > this.end) this.fail("the end of the bytes");
    this.#chunkStart = start;
    this.#chunkEnd = end;
    this.position = end;
    if (head % 2 === 1) this.#openTexts();
    else this.#setTexts(0, 0);
    this.#nextChunk = this.position;
    this.position = start;
  }

  protected closeChunk(): void {
    if (this.position !== this.#chunkEnd) this.fail("a chunk that ends elsewhere");
    if (this.#textPosition !== this.#textEnd) this.fail("a text that nothing refers to");
    this.position = this.#nextChunk;
  }

  protected goToNextChunk(): void {
    this.closeChunk();
    this.openChunk();
  }

  /** Whether the next object is in the next chunk. */
  protected get isChunkFull(): boolean {
    return (
      this.position - this.#chunkStart >= chunkBytesMax ||
      this.#textPosition >= this.#textBreak - textsLengthMax + chunkBytesMax
    );
  }

  /** The number at the position of a text, which may be in the next chunk. */
  protected textHeader(): number {
    if (this.#textPosition >= this.#textBreak) this.goToNextChunk();
    return this.varint();
  }

  /** The next characters of the chunk's texts. */
  protected take(length: number): string {
    const start = this.#textPosition;
    const end = start + length;
    if (end > this.#textEnd) this.fail("a text longer than the characters left");
    this.#textPosition = end;
    return this.#text.substring(start, end);
  }

  /**
   * Short texts are parts of the characters that many bytes were made at once: that is several times as fast as one
   * after the other.
   */
  #openTexts(): void {
    const header = this.varint();
    const length = ((header - 1) / 3) | 0;
    const isShort = (header - 1) % 3 === textForm.latin1 && header < 3 * windowedBytesMax;
    if (!isShort || length > this.left) return this.#openLongTexts(header);
    const start = this.position;
    this.position = start + length;
    if (start < this.#windowStart || this.position > this.#windowEnd) this.#moveWindow(start);
    if (!this.#isWindow) this.#text = this.#window;
    this.#isWindow = true;
    this.#setTexts(start - this.#windowStart, this.position - this.#windowStart);
  }

  #openLongTexts(header: number): void {
    this.#text = header === surprise ? this.fail("a value that is no text") : decodeText(this, header);
    this.#isWindow = false;
    this.#setTexts(0, this.#text.length);
  }

  #setTexts(start: number, end: number): void {
    this.#textPosition = start;
    this.#textBreak = start + textsLengthMax;
    this.#textEnd = end;
  }

  #moveWindow(start: number): void {
    this.#windowStart = start;
    this.#windowEnd = Math.min(start + windowBytes, this.end);
    this.#window = platform().latin1(this.bytes, start, this.#windowEnd);
    this.#isWindow = false;
  }
}
