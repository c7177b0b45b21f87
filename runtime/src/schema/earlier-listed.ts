import { SingleBody } from "../codec/body.ts";
import { setOwn } from "../codec/listed-body.ts";
import type { Reader } from "../codec/reader.ts";
import type { Column } from "./column.ts";
import { fill, type Target } from "./targets.ts";

/** Columns, and what becomes of them. */
interface EarlierHidden {
  readonly columns: readonly Column[];
  readonly targets: readonly Target[];
}

/** Reads an object that had other keys than its type declared then: a tagged value stands for each. */
export class EarlierListed extends SingleBody {
  readonly #keys: readonly PropertyKey[];
  readonly #columns: readonly Column[];
  readonly #targets: readonly Target[];
  readonly #hidden: EarlierHidden;

  constructor(
    keys: readonly PropertyKey[],
    columns: readonly Column[],
    targets: readonly Target[],
    hidden: EarlierHidden,
  ) {
    super();
    this.#keys = keys;
    this.#columns = columns;
    this.#targets = targets;
    this.#hidden = hidden;
  }

  protected override encodeBody(): void {}

  protected override decodeBody(reader: Reader, object: object): void {
    for (const key of this.#keys) {
      const value = reader.tagged();
      const wasDeclared = this.#columns.some(({ name }) => name === key);
      if (!wasDeclared || this.#targets.some(({ name }) => name === key)) setOwn(object, key, value);
    }
    for (const { name, column, initial } of this.#targets) {
      if (column < 0 && initial !== undefined && !Object.hasOwn(object, name))
        setOwn(object, name, initial());
    }
    fill(reader, [object], this.#hidden.columns, this.#hidden.targets);
  }
}
