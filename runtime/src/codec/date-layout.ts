import { Layout } from "./layout.ts";
import type { Reader } from "./reader.ts";
import type { StoredType } from "./stored-type.ts";
import type { Writer } from "./writer.ts";

/** Dates. Their time is written where they are first met, for nothing else is in them. */
export class DateLayout extends Layout {
  override fits(value: object): boolean {
    return Object.getPrototypeOf(value) === Date.prototype;
  }

  storedType(): StoredType {
    return "date";
  }

  protected override encodeHead(writer: Writer, value: object): void {
    writer.number((value as Date).getTime());
  }

  protected override create(reader: Reader): Date {
    reader.expectNoSurprise();
    const time = reader.number();
    if (typeof time !== "number") reader.fail("a date whose time is no number");
    return new Date(time);
  }

  protected override encodeBody(): void {}
  protected override decodeBody(): void {}
}
