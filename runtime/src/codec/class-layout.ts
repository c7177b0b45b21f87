import { type FieldsDescription, FieldsLayout } from "./fields-layout.ts";
import type { Writer } from "./writer.ts";

/** What the compiler generates for a class whose instances a state can hold. */
export interface ClassDescription extends FieldsDescription {
  /** Name in the journal. */
  readonly name: string;
  /** Changes when the class's fields or their types do. */
  readonly build: string;
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
  #prototype: object | undefined;

  constructor(id: string) {
    super();
    this.id = id;
  }

  /** Called by the class's own module. Both functions are called when a store is first opened, not before. */
  supply(theClass: () => { readonly prototype: object }, describe: () => ClassDescription): void {
    this.#class = theClass;
    this.#describe = describe;
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

  get fields(): readonly string[] {
    return this.description.fields;
  }

  get build(): string {
    return this.description.build;
  }

  protected override get description(): ClassDescription {
    this.#description ??= this.#describe!();
    return this.#description;
  }

  override fits(value: object): boolean {
    return Object.getPrototypeOf(value) === this.prototype;
  }

  override encodeNew(writer: Writer, value: object): void {
    writer.copies(value, this.name, this.description.passing);
    super.encodeNew(writer, value);
  }

  protected override get prototypeOfNew(): object {
    return this.prototype;
  }
}
