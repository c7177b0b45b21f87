import { Layout } from "./layout.ts";
import type { Reader } from "./reader.ts";
import type { Writer } from "./writer.ts";

/** Errors of the language by their place in this list. */
const kinds: readonly (new (...args: never[]) => Error)[] = [
  Error,
  EvalError,
  RangeError,
  ReferenceError,
  SyntaxError,
  TypeError,
  URIError,
  AggregateError,
];

/** Errors. Message, cause and stack are properties like any other, as JavaScript has it. */
export class ErrorLayout extends Layout {
  static get prototypes(): readonly object[] {
    return kinds.map((kind) => kind.prototype as object);
  }

  override fits(value: object): boolean {
    return kindOf(value) >= 0;
  }

  protected override encodeHead(writer: Writer, value: object): void {
    writer.byte(kindOf(value));
  }

  protected override create(reader: Reader): Error {
    const Kind = kinds[reader.byte()] ?? reader.fail("an error of unknown kind");
    const error = Reflect.construct(Kind, [[]]) as Error;
    for (const key of Reflect.ownKeys(error)) Reflect.deleteProperty(error, key);
    return error;
  }

  protected override encodeBody(): void {}
  protected override decodeBody(): void {}
}

function kindOf(value: object): number {
  const prototype = Object.getPrototypeOf(value) as unknown;
  return kinds.findIndex((kind) => kind.prototype === prototype);
}
