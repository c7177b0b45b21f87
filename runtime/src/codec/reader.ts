import { decodeMagnitude, magnitudeBytesMax } from "./big-integer.ts";
import type { BodyReader } from "./body.ts";
import { ByteReader } from "./byte-reader.ts";
import type { Catalog } from "./catalog.ts";
import { decodeTagged } from "./decode-tagged.ts";
import { chunkBytesMax, integerMax, integrity, primitiveTags, surprise, textsLengthMax } from "./format.ts";
import type { EntityLookup } from "./graph-entities.ts";
import { tryToLock } from "./integrity.ts";
import { Runs } from "./runs.ts";
import { decodeText, isShortAscii } from "./text.ts";
import { forgetTransients, startTransients } from "./transients.ts";

/**
 * Reads values, and graphs of objects. The bytes are data: no constructor or accessor runs, and only `DecodeError` leaves.
 */
export class Reader extends ByteReader {
  #catalog: Catalog | undefined;
  #earlier: Catalog["earlier"];
  #entities: EntityLookup | undefined;
  #chunkStart = 0;
  #chunkEnd = 0;
  #nextChunk = 0;
  #text = "";
  /** Where the chunk's texts begin in `#text`, the next one, and where they end. */
  #textStart = 0;
  #textPosition = 0;
  #textEnd = 0;
  readonly #runs = new Runs<BodyReader>();
  readonly #keyLists: (readonly PropertyKey[])[] = [];
  readonly #locks: { readonly value: object; readonly level: number }[] = [];

  /** A text of a graph, or what stood in its place: the same holds of the readers of the other types. */
  string<T = string>(): T {
    if (this.#textPosition - this.#textStart >= textsLengthMax) this.#goToNextChunk();
    const header = this.varint();
    return (header === surprise ? this.tagged() : this.#take(header - 1)) as T;
  }

  number<T = number>(): T {
    const header = this.varint();
    if (header === surprise) return this.tagged();
    if (header === 1) return this.float64() as T;
    const folded = header - 2;
    if (folded > 2 * integerMax) this.fail("an integer that is too large");
    return (folded % 2 === 0 ? folded / 2 : -(folded + 1) / 2) as T;
  }

  boolean<T = boolean>(): T {
    const byte = this.byte();
    if (byte === surprise) return this.tagged();
    if (byte > 2) this.fail("a boolean that is neither true nor false");
    return (byte === 2) as T;
  }

  bigint<T = bigint>(): T {
    const header = this.varint();
    if (header === surprise) return this.tagged();
    const length = Math.floor((header - 1) / 2);
    const isNegative = (header - 1) % 2 === 1;
    const bytes = this.raw(length);
    if (length === 0) return (isNegative ? this.fail("a negative zero among the integers") : 0n) as T;
    if (bytes[length - 1] === 0) this.fail("an integer with needless zeros");
    if (length > magnitudeBytesMax) this.fail("an integer larger than any can be");
    const magnitude = decodeMagnitude(bytes);
    return (isNegative ? -magnitude : magnitude) as T;
  }

  /** A value behind its tag. The type is the caller's expectation, which the bytes need not meet. */
  tagged<T>(): T {
    return decodeTagged(this) as T;
  }

  /** The same where only a primitive can stand. Heads of objects hold no objects: those could hold others without end. */
  taggedPrimitive<T>(): T {
    if (!primitiveTags.includes(this.bytes[this.position]!))
      this.fail("an object where a primitive should be");
    return decodeTagged(this) as T;
  }

  /** Begins a graph, whose objects of the state, if it is one of arguments, are among `entities`. */
  beginGraph(catalog: Catalog, entities?: EntityLookup): void {
    this.#catalog = catalog;
    this.#earlier = catalog.earlier;
    this.#entities = entities;
    // Most arguments hold no objects, and records are many.
    if (!this.#runs.isEmpty) {
      this.#runs.clear();
      this.#keyLists.length = 0;
      this.#locks.length = 0;
    }
    forgetTransients();
    this.#openChunk();
  }

  /** Fills every object referred to since `beginGraph`, starts what was not stored, and freezes what was frozen. */
  endGraph(): void {
    if (!this.#runs.isEmpty) this.#fill();
    this.#closeChunk();
    startTransients();
    for (const { value, level } of this.#locks) {
      if (!tryToLock(value, level)) this.fail("an object that cannot be locked");
    }
  }

  get catalog(): Catalog {
    return this.#catalog!;
  }

  get objectCount(): number {
    return this.#runs.objects.length;
  }

  /** The object met as number `index`. */
  objectAt(index: number): object {
    return this.#runs.objects[index] ?? this.fail("a reference to an object that is not there");
  }

  /** The object of the state with this number. */
  entity(id: number): object {
    return this.#entities?.find(id) ?? this.fail("an object of the state that is not there");
  }

  /** An object of a type that has numbers was made. */
  born(object: object): void {
    this.#entities?.born(object);
  }

  /** Takes in a new, still empty object. */
  enlist<T extends object>(value: T, body: BodyReader): T {
    this.#runs.add(value, this.#earlier === undefined ? body : (this.#earlier.get(body) ?? body));
    return value;
  }

  /** Has more of an object's contents read by `body`, after what is waiting. */
  resume(value: object, body: BodyReader): void {
    this.#runs.add(value, body);
  }

  /** The keys a listed object has: a list met before, or the new one that follows. */
  keyList(index: number): readonly PropertyKey[] {
    if (index > this.#keyLists.length) this.fail("a list of keys that is not there");
    if (index < this.#keyLists.length) return this.#keyLists[index]!;
    const keys: PropertyKey[] = [];
    for (let left = this.count(); left > 0; left--) keys.push(this.propertyKey());
    this.#keyLists.push(keys);
    return keys;
  }

  /** The key of a property, which may be a symbol. */
  propertyKey(): string | symbol {
    const key: unknown = this.string();
    if (typeof key === "string") return key;
    return typeof key === "symbol" ? key : this.fail("a key that is neither a text nor a symbol");
  }

  /** A text and nothing else: the name of a property. */
  key(): string {
    if (this.#textPosition - this.#textStart >= textsLengthMax) this.#goToNextChunk();
    const header = this.varint();
    return header === surprise ? this.fail("a key that is no text") : this.#take(header - 1);
  }

  /** Takes away from `value`, once it is filled, what `level` of integrity forbids. */
  lock(value: object, level: number): void {
    if (level !== integrity.extensible) this.#locks.push({ value, level });
  }

  /** A tagged value holds no escape: one inside another would be endless. */
  expectNoSurprise(): void {
    if (this.bytes[this.position] === surprise) this.fail("an escape within an escape");
  }

  #fill(): void {
    const { objects } = this.#runs;
    this.#runs.forEachGroup((body, start, end) => {
      if (
        this.position - this.#chunkStart >= chunkBytesMax ||
        this.#textPosition - this.#textStart >= chunkBytesMax
      ) {
        this.#goToNextChunk();
      }
      body.decodeBodies(this, objects, start, end);
    });
  }

  #goToNextChunk(): void {
    this.#closeChunk();
    this.#openChunk();
  }

  #openChunk(): void {
    const head = this.varint();
    this.#chunkStart = this.advance(Math.floor(head / 2));
    this.#chunkEnd = this.position;
    if (head % 2 === 1) this.#openTexts();
    else this.#textPosition = this.#textStart = this.#textEnd = 0;
    this.#nextChunk = this.position;
    this.position = this.#chunkStart;
  }

  /** Short texts of ASCII are parts of the characters that many bytes were made at once. */
  #openTexts(): void {
    const header = this.varint();
    const end = this.position + (header - 1) / 2;
    if (header % 2 === 1 && isShortAscii(this, end)) {
      this.#textStart = this.window(this.position, end);
      this.#text = this.windowText;
      this.#textEnd = this.#textStart + end - this.position;
      this.position = end;
    } else {
      this.#text = header === surprise ? this.fail("a value that is no text") : decodeText(this, header);
      this.#textStart = 0;
      this.#textEnd = this.#text.length;
    }
    this.#textPosition = this.#textStart;
  }

  #closeChunk(): void {
    if (this.position !== this.#chunkEnd) this.fail("a chunk that ends elsewhere");
    if (this.#textPosition !== this.#textEnd) this.fail("a text that nothing refers to");
    this.position = this.#nextChunk;
  }

  /** The next characters of the chunk's texts. */
  #take(length: number): string {
    const start = this.#textPosition;
    this.#textPosition = start + length;
    if (this.#textPosition > this.#textEnd) this.fail("a text longer than the characters left");
    return this.#text.substring(start, start + length);
  }
}
