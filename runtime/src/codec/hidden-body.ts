import { type BodyReader, type BodyWriter, SingleBody } from "./body.ts";
import type { Reader } from "./reader.ts";
import type { HiddenDescription } from "./restoring.ts";
import type { Writer } from "./writer.ts";

/** Properties written by `body`, and behind them the hidden members. */
export class HiddenBody extends SingleBody {
  readonly #body: BodyWriter & BodyReader;
  readonly #hidden: HiddenDescription;

  constructor(body: BodyWriter & BodyReader, hidden: HiddenDescription) {
    super();
    this.#body = body;
    this.#hidden = hidden;
  }

  protected override encodeBody(writer: Writer, value: object): void {
    this.#body.encodeBodies(writer, [value], 0, 1);
    this.#hidden.encode(writer, [value], 0, 1);
  }

  protected override decodeBody(reader: Reader, value: object): void {
    this.#body.decodeBodies(reader, [value], 0, 1);
    this.#hidden.decode(reader, [value], 0, 1);
  }
}
