import type { BodyReader, BodyWriter } from "./body.ts";
import { type FieldsDescription, FieldsLayout } from "./fields-layout.ts";
import { HiddenBody } from "./hidden-body.ts";
import type { LibraryBase } from "./library-contents.ts";
import { LibraryLayout } from "./library-layout.ts";
import type { Reader } from "./reader.ts";
import { type HiddenDescription, makeHidden, type Slot } from "./restoring.ts";
import type { StoredType } from "./stored-type.ts";
import type { Writer } from "./writer.ts";

/** What the compiler generates for a class whose instances a state can hold. */
export interface ClassDescription extends FieldsDescription {
  /** Name in the journal. */
  readonly name: string;
  /** Changes when the class's fields or their types do. */
  readonly build: string;
  /** Left out where instances hold nothing but properties. */
  readonly hidden?: HiddenDescription;
  /** The class of the language that its chain begins with. */
  readonly library?: LibraryBase;
}

/**
 * Instances of one class. They are made without its constructor, which ran once, when the object was born.
 *
 * It exists from the moment someone names the class; the class's own module supplies the class and its description.
 */
export class ClassLayout extends FieldsLayout {
  readonly id: string;
  #class: (() => { readonly prototype: object }) | undefined;
  #describe: (() => ClassDescription) | undefined;
  #description: ClassDescription | undefined;
  #library: LibraryLayout | undefined;
  #prototype: object | undefined;
  #slots: Readonly<Record<string, Slot>> = {};
  /** Whether the guarded constructors give an instance the declared properties, in order. */
  #makesFields: boolean | undefined;

  constructor(id: string) {
    super();
    this.id = id;
  }

  /** Called by the class's own module. Both functions are called when a store is first opened, not before. */
  supply(
    theClass: () => { readonly prototype: object },
    describe: () => ClassDescription,
    slots: Readonly<Record<string, Slot>> = {},
  ): void {
    this.#class = theClass;
    this.#describe = describe;
    this.#slots = slots;
  }

  get theClass(): { readonly prototype: object } {
    return this.#class!();
  }

  /** Functions that reach the hidden members which the class itself declares. */
  get slots(): Readonly<Record<string, Slot>> {
    return this.#slots;
  }

  /** Whether the module of the class has been loaded, as coopy compiled it. */
  get isSupplied(): boolean {
    return this.#class !== undefined;
  }

  /** The prototype instances have. */
  get prototype(): object {
    this.#prototype ??= this.#class!().prototype;
    return this.#prototype;
  }

  get name(): string {
    return this.description.name;
  }

  get build(): string {
    return this.description.build;
  }

  override get description(): ClassDescription {
    if (this.#description === undefined) {
      this.#description = this.#describe!();
      const { library } = this.#description;
      if (library !== undefined) this.#library = new LibraryLayout(library, this.theClass);
    }
    return this.#description;
  }

  storedType(): StoredType {
    return ["class", this.isSupplied ? this.name : this.id.replace(/^.*#/, "")];
  }

  override fits(value: object): boolean {
    return Object.getPrototypeOf(value) === this.prototype;
  }

  override encodeNew(writer: Writer, value: object): void {
    if (writer.writesArguments) writer.copies(value, this.name, this.description.passing);
    if (this.#library) this.#library.encodeNew(writer, value);
    else super.encodeNew(writer, value);
  }

  override decodeNew(reader: Reader, code: number): object {
    if (this.#library === undefined) return super.decodeNew(reader, code);
    const value = this.#library.decodeNew(reader, code);
    if (reader.givesBirth && this.hasIdentity(reader.catalog)) reader.born(value);
    return value;
  }

  protected override create(): object {
    const { hidden, fields, optional, unwritten } = this.description;
    if (hidden === undefined) return super.create();
    const made = makeHidden(hidden, this.theClass);
    this.#makesFields ??=
      optional === undefined &&
      Object.keys(made)
        .filter((key) => !unwritten?.includes(key))
        .every((key, index) => fields[index] === key);
    return this.#makesFields ? made : withoutKeys(made);
  }

  protected override bare(): object {
    const { hidden } = this.description;
    return hidden === undefined ? super.bare() : withoutKeys(makeHidden(hidden, this.theClass));
  }

  override encodeBodies(writer: Writer, objects: readonly object[], start: number, end: number): void {
    super.encodeBodies(writer, objects, start, end);
    this.description.hidden?.encode(writer, objects, start, end);
  }

  override decodeBodies(reader: Reader, objects: readonly object[], start: number, end: number): void {
    super.decodeBodies(reader, objects, start, end);
    this.description.hidden?.decode(reader, objects, start, end);
  }

  protected override listed(keys: readonly string[]): BodyWriter & BodyReader {
    const { hidden } = this.description;
    return hidden === undefined ? super.listed(keys) : new HiddenBody(super.listed(keys), hidden);
  }

  protected override get prototypeOfNew(): object {
    return this.prototype;
  }
}

function withoutKeys(object: object): object {
  for (const key of Reflect.ownKeys(object).reverse()) Reflect.deleteProperty(object, key);
  return object;
}
