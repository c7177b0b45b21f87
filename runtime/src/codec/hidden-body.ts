import type { BodyReader, Reader } from "./reader.ts";
import type { HiddenDescription } from "./restoring.ts";
import type { BodyWriter, Writer } from "./writer.ts";

/** Properties written by `body`, and behind them the hidden members. */
export class HiddenBody implements BodyWriter, BodyReader {
  readonly #body: BodyWriter & BodyReader;
  readonly #hidden: HiddenDescription;

  constructor(body: BodyWriter & BodyReader, hidden: HiddenDescription) {
    this.#body = body;
    this.#hidden = hidden;
  }

  encodeBody(writer: Writer, value: object): void {
    this.#body.encodeBody(writer, value);
    this.#hidden.encode(writer, value);
  }

  decodeBody(reader: Reader, value: object): void {
    this.#body.decodeBody(reader, value);
    this.#hidden.decode(reader, value);
  }
}
