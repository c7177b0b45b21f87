import { integrity, reference } from "./format.ts";
import { integrityOf } from "./integrity.ts";
import { Layout } from "./layout.ts";
import { decodeContents, encodeContents, type LibraryBase } from "./library-contents.ts";
import { isIndex } from "./named-keys.ts";
import { PropertiesReader, PropertiesWriter } from "./properties-body.ts";
import type { Reader } from "./reader.ts";
import type { Writer } from "./writer.ts";

/** Classes of the language whose subclasses can be stored. */
const bases = { Array, Map, Set, Date, Error } as const satisfies Record<LibraryBase, unknown>;

/**
 * Instances of a class that extends one of the language: its contents, and fields as properties beside them. The
 * methods of the language are called, not those that subclasses put over them.
 */
export class LibraryLayout extends Layout {
  readonly #base: LibraryBase;
  readonly #theClass: { readonly prototype: object };

  constructor(base: LibraryBase, theClass: { readonly prototype: object }) {
    super();
    this.#base = base;
    this.#theClass = theClass;
  }

  override fits(value: object): boolean {
    return Object.getPrototypeOf(value) === this.#theClass.prototype;
  }

  /** Its properties stand in its body: an object that has a number is met but once. */
  override encodeNew(writer: Writer, value: object): void {
    writer.byte(reference.newUndeclared);
    writer.varint(integrityOf(value));
    writer.enlist(value, this);
  }

  override decodeNew(reader: Reader, code: number): object {
    const level = code === reference.newUndeclared ? reader.varint() : -1;
    if (level < 0 || level > integrity.frozen) reader.fail("an object of unknown form");
    const value = reader.enlist(this.create(), this);
    reader.lock(value, level);
    return value;
  }

  protected override encodeBody(writer: Writer, value: object): void {
    encodeContents(writer, this.#base, value);
    const keys = this.extraKeys(value);
    writer.varint(keys.length);
    new PropertiesWriter(keys).encodeBodies(writer, [value], 0);
  }

  protected override decodeBody(reader: Reader, value: object): void {
    decodeContents(reader, this.#base, value);
    new PropertiesReader(reader.count()).decodeBodies(reader, [value], 0);
  }

  protected override extraKeys(value: object): readonly PropertyKey[] {
    const keys = Reflect.ownKeys(value);
    if (this.#base !== "Array") return keys;
    return keys.filter((key) => key !== "length" && !(typeof key === "string" && isIndex(key)));
  }

  protected override create(): object {
    return makeInstance(this.#base, this.#theClass);
  }
}

/** An instance without contents and properties. The constructor of its own class does not run. */
export function makeInstance(base: LibraryBase, theClass: { readonly prototype: object }): object {
  const made = Reflect.construct(bases[base], [], theClass as new () => object) as object;
  // Of an error, message and stack come back as they were.
  if (base === "Error") for (const key of Reflect.ownKeys(made)) Reflect.deleteProperty(made, key);
  return made;
}
