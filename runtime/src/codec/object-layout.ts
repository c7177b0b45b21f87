import type { Catalog } from "./catalog.ts";
import type { Codec, Fields } from "./codec.ts";
import { type FieldsDescription, FieldsLayout } from "./fields-layout.ts";
import { reference } from "./format.ts";
import { integrityOf } from "./integrity.ts";
import { Layout } from "./layout.ts";
import { dataKeys, setOwn } from "./listed-body.ts";
import type { Reader } from "./reader.ts";
import { type StoredType, storedType, type TypeIndexes } from "./stored-type.ts";
import type { Writer } from "./writer.ts";

/** Plain objects of an interface, a type alias or an object literal type. */
export class ObjectLayout extends FieldsLayout {
  readonly name: string;
  override readonly description: FieldsDescription;

  constructor(name: string, description: FieldsDescription) {
    super();
    this.name = name;
    this.description = description;
  }

  storedType(indexes: TypeIndexes): StoredType {
    return ["object", indexes.ofObject(this)];
  }

  override fits(value: object): boolean {
    return Object.getPrototypeOf(value) === Object.prototype;
  }

  protected override get prototypeOfNew(): object {
    return Object.prototype;
  }
}

const undeclared: FieldsDescription = { fields: [], mayHaveSymbols: true, encode() {}, decode() {} };

class UntypedObjectLayout extends ObjectLayout {
  override hasIdentity({ identifiesObjects }: Catalog): boolean {
    return identifiesObjects;
  }
}

/** Plain objects whose keys no type tells: records, and surprises. */
export const plainObject: Layout = new UntypedObjectLayout("object", undeclared);

class BareObjectLayout extends FieldsLayout {
  override readonly description = undeclared;

  override fits(value: object): boolean {
    return Object.getPrototypeOf(value) === null;
  }

  protected override get prototypeOfNew(): null {
    return null;
  }

  override hasIdentity({ identifiesObjects }: Catalog): boolean {
    return identifiesObjects;
  }
}

/** Objects without prototype. */
export const bareObject: Layout = new BareObjectLayout();

/** Plain objects used as dictionaries: any keys, values of one type. */
export class RecordLayout extends Layout {
  readonly #value: Codec;

  constructor(value: Codec) {
    super();
    this.#value = value;
  }

  storedType(indexes: TypeIndexes): StoredType {
    return ["record", storedType(this.#value, indexes)];
  }

  override fits(value: object): boolean {
    return Object.getPrototypeOf(value) === Object.prototype;
  }

  protected override create(): Fields {
    return {};
  }

  override encodeNew(writer: Writer, value: object): void {
    writer.byte(reference.new);
    this.introduce(writer, value);
  }

  protected override encodeBody(writer: Writer, value: object): void {
    const level = integrityOf(value);
    const keys = dataKeys(value, level);
    writer.varint(keys.length * 4 + level);
    for (const key of keys) {
      writer.string(key);
      this.#value.encode(writer, (value as Record<PropertyKey, unknown>)[key]);
    }
  }

  protected override decodeBody(reader: Reader, value: object): void {
    const head = reader.varint();
    const count = Math.floor(head / 4);
    if (count > reader.end - reader.position) reader.fail("more keys than bytes left");
    for (let left = count; left > 0; left--) setOwn(value, reader.propertyKey(), this.#value.decode(reader));
    reader.lock(value, head % 4);
  }
}
