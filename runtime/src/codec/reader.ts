import { decodeMagnitude, magnitudeBytesMax } from "./big-integer.ts";
import type { BodyReader } from "./body.ts";
import type { Catalog } from "./catalog.ts";
import { ChunkReader } from "./chunk-reader.ts";
import { decodeTagged } from "./decode-tagged.ts";
import { integerMax, integrity, primitiveTags, surprise } from "./format.ts";
import type { EntityLookup } from "./graph-entities.ts";
import { tryToLock } from "./integrity.ts";
import { Runs } from "./runs.ts";
import { forgetTransients, startTransients } from "./transients.ts";

/**
 * Reads values, and graphs of objects. The bytes are data: no constructor or accessor runs, and only `DecodeError` leaves.
 */
export class Reader extends ChunkReader {
  /** Engines throw compiled code away when the last object that it was compiled for is gone: so one stays. */
  protected static readonly kept = new Reader(new Uint8Array(0));
  #catalog: Catalog | undefined;
  #earlier: Catalog["earlier"];
  #entities: EntityLookup | undefined;
  #hasObjects = false;
  readonly #runs = new Runs<BodyReader>();
  readonly #keyLists: (readonly PropertyKey[])[] = [];
  readonly #locks: { readonly value: object; readonly level: number }[] = [];

  /** A text of a graph, or what stood in its place: the same holds of the readers of the other types. */
  string<T = string>(): T {
    const header = this.textHeader();
    return (header === surprise ? this.tagged() : this.take(header - 1)) as T;
  }

  number<T = number>(): T {
    const header = this.varint();
    if (header === surprise) return this.tagged();
    if (header === 1) return this.float64() as T;
    const folded = header - 2;
    if (folded > 2 * integerMax) this.fail("an integer that is too large");
    const half = Math.floor(folded / 2);
    return (half * 2 === folded ? half : -half - 1) as T;
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
    // Records are many: what need not be written for each is not.
    if (this.#catalog !== catalog) {
      this.#catalog = catalog;
      this.#earlier = catalog.earlier;
    }
    if (this.#entities !== entities) this.#entities = entities;
    if (this.#hasObjects) this.#forgetObjects();
    forgetTransients();
    this.openChunk();
  }

  /** Fills every object referred to since `beginGraph`, starts what was not stored, and freezes what was frozen. */
  endGraph(): void {
    if (this.#hasObjects) this.#fill();
    this.closeChunk();
    if (this.#hasObjects) this.#complete();
  }

  get catalog(): Catalog {
    return this.#catalog!;
  }

  get objectCount(): number {
    return this.#runs.count;
  }

  /** The object met as number `index`. */
  objectAt(index: number): object {
    return this.#runs.at(index) ?? this.fail("a reference to an object that is not there");
  }

  /** Whether the object at `index` is known, without a look at it, to have been made for `body`. */
  isOf(index: number, body: BodyReader): boolean {
    return this.#runs.isOf(index, body);
  }

  /** The object of the state with this number. */
  entity(id: number): object {
    return this.#entities?.find(id) ?? this.fail("an object of the state that is not there");
  }

  /** Whether objects that are made get numbers. */
  get givesBirth(): boolean {
    return this.#entities !== undefined;
  }

  /** An object of a type that has numbers was made. */
  born(object: object): void {
    this.#entities?.born(object);
  }

  /** Takes in a new, still empty object. */
  enlist<T extends object>(value: T, body: BodyReader): T {
    this.#hasObjects = true;
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
    const header = this.textHeader();
    return header === surprise ? this.fail("a key that is no text") : this.take(header - 1);
  }

  /** Takes away from `value`, once it is filled, what `level` of integrity forbids. */
  lock(value: object, level: number): void {
    if (level !== integrity.extensible) this.#locks.push({ value, level });
  }

  /** A tagged value holds no escape: one inside another would be endless. */
  expectNoSurprise(): void {
    if (this.bytes[this.position] === surprise) this.fail("an escape within an escape");
  }

  #forgetObjects(): void {
    this.#hasObjects = false;
    this.#runs.clear();
    this.#keyLists.length = 0;
    this.#locks.length = 0;
  }

  #fill(): void {
    const runs = this.#runs;
    for (let body = runs.next(); body !== undefined; body = runs.next()) {
      if (this.isChunkFull) this.goToNextChunk();
      body.decodeBodies(this, runs.objects, runs.start, runs.end);
    }
  }

  #complete(): void {
    startTransients();
    for (const { value, level } of this.#locks) {
      if (!tryToLock(value, level)) this.fail("an object that cannot be locked");
    }
  }
}
