/** Text in the making. Only the printer knows indentation. */
export class Printer {
  readonly #lines: string[] = [];
  #depth = 0;

  line(text = ""): void {
    this.#lines.push(text === "" ? "" : "  ".repeat(this.#depth) + text);
  }

  /** `opening`, what `inside` prints one step further in, and `closing` if there is one. */
  block(opening: string, inside: () => void, closing?: string): void {
    this.line(opening);
    this.#depth += 1;
    inside();
    this.#depth -= 1;
    if (closing !== undefined) this.line(closing);
  }

  text(newline: string): string {
    return this.#lines.map((line) => line + newline).join("");
  }
}
