import { Layout } from "./layout.ts";
import type { Reader } from "./reader.ts";
import type { Writer } from "./writer.ts";

/** How the value in a box is asked for, whatever methods the box has of its own. */
const contents = new Map<object, (this: unknown) => unknown>([
  [String.prototype, String.prototype.valueOf],
  [Number.prototype, Number.prototype.valueOf],
  [Boolean.prototype, Boolean.prototype.valueOf],
  [BigInt.prototype, BigInt.prototype.valueOf],
  [Symbol.prototype, Symbol.prototype.valueOf],
]);

/** The primitive in a box. */
export function unboxed(value: object): unknown {
  return contents.get(Object.getPrototypeOf(value) as object)!.call(value);
}

/** Primitives made objects: `new String("a")`. */
export class BoxedLayout extends Layout {
  static get prototypes(): readonly object[] {
    return [...contents.keys()];
  }

  override fits(value: object): boolean {
    return contents.has(Object.getPrototypeOf(value) as object);
  }

  protected override extraKeys(value: object): readonly PropertyKey[] {
    const keys = Reflect.ownKeys(value);
    // The characters of a text are properties too, and its length.
    return Object.getPrototypeOf(value) === String.prototype
      ? keys.filter((key) => key !== "length").slice((value as { readonly length: number } & object).length)
      : keys;
  }

  protected override encodeHead(writer: Writer, value: object): void {
    writer.tagged(unboxed(value));
  }

  protected override create(reader: Reader): object {
    return Object(reader.taggedPrimitive()) as object;
  }

  protected override encodeBody(): void {}
  protected override decodeBody(): void {}
}
