import { CoopyError } from "../errors.ts";
import { Layout } from "./layout.ts";
import type { Reader } from "./reader.ts";
import type { Writer } from "./writer.ts";

/** Regular expressions: source, flags, and where the next match is looked for. */
export class RegExpLayout extends Layout {
  override fits(value: object): boolean {
    return Object.getPrototypeOf(value) === RegExp.prototype;
  }

  protected override extraKeys(value: object): readonly PropertyKey[] {
    return Reflect.ownKeys(value).filter((key) => key !== "lastIndex");
  }

  protected override encodeHead(writer: Writer, value: object): void {
    const { lastIndex } = value as { lastIndex: unknown };
    if (typeof lastIndex !== "number") {
      throw new CoopyError("COOPY5101", "the lastIndex of a RegExp is not a number. Set it to one.");
    }
    // Asked of the prototype: the object may have properties of these names.
    writer.string(Reflect.get(RegExp.prototype, "source", value));
    writer.string(Reflect.get(RegExp.prototype, "flags", value));
    writer.number(lastIndex);
  }

  protected override create(reader: Reader): RegExp {
    const source = reader.key();
    const flags = reader.key();
    reader.expectNoSurprise();
    reader.expectNoSurprise();
    const lastIndex = reader.number();
    try {
      return Object.assign(new RegExp(source, flags), { lastIndex });
    } catch {
      return reader.fail("a regular expression that is none");
    }
  }

  protected override encodeBody(): void {}
  protected override decodeBody(): void {}
}
