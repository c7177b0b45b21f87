import type { BodyReader, BodyWriter } from "./body.ts";
import type { Catalog } from "./catalog.ts";
import type { Codec, Fields } from "./codec.ts";
import { areDeclared } from "./declared-keys.ts";
import { integrity, keys as keysCode, reference } from "./format.ts";
import type { Passing } from "./graph-entities.ts";
import { integrityOf } from "./integrity.ts";
import { Layout } from "./layout.ts";
import { dataKeys, ListedBody } from "./listed-body.ts";
import type { Reader } from "./reader.ts";
import { Stamp } from "./stamp.ts";
import type { Writer } from "./writer.ts";

/** What the compiler generates for a class, an interface or an object type. */
export interface FieldsDescription {
  /** Declared names in the order objects get them. */
  readonly fields: readonly string[];
  /** Their types, in the same order, for those who will read with another version of the program. */
  readonly types?: () => readonly Codec[];
  /** Which of them may be missing. */
  readonly optional?: readonly string[];
  /** What a field has in objects that were stored before there was one. */
  readonly initial?: Readonly<Record<string, () => unknown>>;
  /**
   * Called with `new`: gives the object all its fields at once, so that engines make it in one piece.
   * Left out where fields may be missing.
   */
  readonly shell?: (this: Fields) => void;
  /** Whether its objects may have properties whose keys are symbols: then each is looked through each time. */
  readonly mayHaveSymbols?: true;
  /** Names of properties that are not stored. */
  readonly unwritten?: readonly string[];
  /** Left out where no parameter of a command can hold an object of this type. */
  readonly passing?: Passing;
  /** Writes the declared fields of the rows from `start` to `end`, field by field. */
  encode(writer: Writer, rows: readonly Fields[], start: number, end: number): void;
  /** Sets the declared fields of the rows, field by field in their order. */
  decode(reader: Reader, rows: readonly Fields[], start: number, end: number): void;
}

/** So many objects of one type are written field by field before the next. */
const rowCountMax = 1024;

/** Objects with named properties. Straight-line generated code where they are as declared, key by key where they are not. */
export abstract class FieldsLayout extends Layout {
  override readonly groupLengthMax = rowCountMax;
  abstract readonly description: FieldsDescription;
  protected abstract readonly prototypeOfNew: object | null;
  #shell: (new () => object) | undefined;

  override encodeNew(writer: Writer, value: object): void {
    const level = integrityOf(value);
    // What a property can be but data is looked for when an object is met for the first time: that is slow.
    if (Stamp.isPlainData(value)) return this.#encodeData(writer, value, level);
    const hasSymbols = typeof dataKeys(value, level).at(-1) === "symbol";
    this.#encodeData(writer, value, level, hasSymbols);
    if (!hasSymbols && !this.description.mayHaveSymbols) Stamp.setPlainData(value);
  }

  #encodeData(writer: Writer, value: object, level: number, hasSymbols = false): void {
    const isDeclared = !hasSymbols && areDeclared(value, this.description);
    if (isDeclared && level === integrity.extensible) {
      writer.byte(reference.new);
      writer.enlist(value, this);
      return;
    }
    writer.byte(reference.newUndeclared);
    if (isDeclared) {
      writer.varint(keysCode.declared * 4 + level);
      writer.enlist(value, this);
      return;
    }
    const keys = dataKeys(value, level);
    const { index, isNew } = writer.keyList(keys);
    writer.varint((keysCode.listed + index) * 4 + level);
    if (isNew) writer.keys(keys);
    writer.enlist(value, this.listed(keys));
  }

  override decodeNew(reader: Reader, code: number): object {
    const value = this.#decodeNew(reader, code);
    if (reader.givesBirth && this.hasIdentity(reader.catalog)) reader.born(value);
    return value;
  }

  #decodeNew(reader: Reader, code: number): object {
    if (code === reference.new) return reader.enlist(this.create(), this);
    const head = reader.varint();
    const shape = Math.floor(head / 4);
    const value =
      shape === keysCode.declared
        ? reader.enlist(this.create(), this)
        : this.#decodeListed(reader, reader.keyList(shape - keysCode.listed));
    reader.lock(value, head % 4);
    return value;
  }

  #decodeListed(reader: Reader, keys: readonly PropertyKey[]): object {
    const { catalog } = reader;
    return reader.enlist(this.bare(), catalog.earlier?.get(this)?.listed(keys) ?? this.listed(keys));
  }

  override encodeBodies(writer: Writer, objects: readonly object[], start: number, end: number): void {
    this.description.encode(writer, objects as readonly Fields[], start, end);
  }

  override decodeBodies(reader: Reader, objects: readonly object[], start: number, end: number): void {
    this.description.decode(reader, objects as readonly Fields[], start, end);
  }

  protected override encodeBody(): void {}
  protected override decodeBody(): void {}

  /** Whether a command can be given an object of this type that the state holds. */
  hasIdentity(_catalog: Catalog): boolean {
    const { passing } = this.description;
    return passing === "entity" || passing === "value";
  }

  protected override create(): object {
    if (this.prototypeOfNew === null) return Object.create(null) as object;
    this.#shell ??= this.#makeShell();
    return new this.#shell();
  }

  /** How the contents of an object with other keys than the declared ones are written. */
  protected listed(keys: readonly PropertyKey[]): BodyWriter & BodyReader {
    return new ListedBody(keys, this.description.unwritten);
  }

  /** An object without properties. */
  protected bare(): object {
    return Object.create(this.prototypeOfNew) as object;
  }

  #makeShell(): new () => object {
    const { shell } = this.description;
    // A function of its own for each layout: engines learn from it how large the objects get.
    const made = shell ?? function (this: Fields) {};
    made.prototype = this.prototypeOfNew;
    return made as unknown as new () => object;
  }
}
