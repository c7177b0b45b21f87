import { CoopyError } from "../errors.ts";
import { Layout } from "./layout.ts";
import type { Reader } from "./reader.ts";
import type { Writer } from "./writer.ts";

/** Query parameters that belong to no URL of the graph. */
export class SearchParamsLayout extends Layout {
  override fits(value: object): boolean {
    return value instanceof URLSearchParams;
  }

  protected override encodeHead(writer: Writer, value: object): void {
    writer.string(URLSearchParams.prototype.toString.call(value));
  }

  protected override create(reader: Reader): object {
    return new URLSearchParams(reader.key());
  }

  protected override encodeBody(): void {}
  protected override decodeBody(): void {}
}

/** URLs. Each is followed by its query parameters, an object of its own that stays tied to it. */
export class UrlLayout extends Layout {
  readonly #params: SearchParamsLayout;

  constructor(params: SearchParamsLayout) {
    super();
    this.#params = params;
  }

  override fits(value: object): boolean {
    return value instanceof URL;
  }

  protected override introduce(writer: Writer, value: object): void {
    const { href, searchParams } = value as URL;
    if (writer.indexOf(searchParams) >= 0) {
      throw new CoopyError(
        "COOPY5101",
        "the searchParams of a URL are met before the URL they belong to. Store the URL alone, or a copy of the parameters.",
      );
    }
    if (new URL(href).href !== href) {
      throw new CoopyError("COOPY5101", `the URL ${href} is another when it is read again. Store its text.`);
    }
    writer.enlist(value, this);
    writer.enlist(searchParams, this.#params);
    writer.string(href);
  }

  protected override make(reader: Reader): object {
    const url = this.create(reader);
    reader.enlist(url, this);
    reader.enlist(url.searchParams, this.#params);
    return url;
  }

  protected override create(reader: Reader): URL {
    const href = reader.key();
    try {
      return new URL(href);
    } catch {
      return reader.fail("a URL that is none");
    }
  }

  protected override encodeBody(): void {}
  protected override decodeBody(): void {}
}
