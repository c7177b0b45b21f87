import { Layout } from "./layout.ts";
import type { Reader } from "./reader.ts";
import { Stamp } from "./stamp.ts";
import type { StoredType } from "./stored-type.ts";
import type { Writer } from "./writer.ts";

const none: readonly PropertyKey[] = [];

/** Dates. Their time is written where they are first met, for nothing else is in them. */
export class DateLayout extends Layout {
  override fits(value: object): boolean {
    return Object.getPrototypeOf(value) === Date.prototype;
  }

  storedType(): StoredType {
    return "date";
  }

  /** Symbols are looked for when a date is first met: that takes longer than all else. */
  protected override extraKeys(value: object): readonly PropertyKey[] {
    return Stamp.isPlainData(value) && Object.getOwnPropertyNames(value).length === 0
      ? none
      : Reflect.ownKeys(value);
  }

  protected override lookedThrough(value: object): void {
    Stamp.setPlainData(value);
  }

  protected override encodeHead(writer: Writer, value: object): void {
    writer.float64(Date.prototype.getTime.call(value));
  }

  protected override create(reader: Reader): Date {
    return new Date(reader.float64());
  }

  protected override encodeBody(): void {}
  protected override decodeBody(): void {}
}
