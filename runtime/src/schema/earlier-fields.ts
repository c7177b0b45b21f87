import type { BodyReader } from "../codec/body.ts";
import type { EarlierBody } from "../codec/catalog.ts";
import type { FieldsDescription } from "../codec/fields-layout.ts";
import type { Reader } from "../codec/reader.ts";
import type { HiddenDescription } from "../codec/restoring.ts";
import { type CodecOf, Column } from "./column.ts";
import { EarlierListed } from "./earlier-listed.ts";
import type { ClassSchema } from "./schema.ts";
import { fill, type Target, target } from "./targets.ts";

/**
 * Reads objects of a type that had other fields when they were written: columns in the order of then, fields in that of
 * today. What went is read and dropped; what came gets its initial value.
 */
export class EarlierFields implements EarlierBody {
  readonly groupLengthMax: number;
  readonly #columns: readonly Column[];
  readonly #targets: readonly Target[];
  readonly #hidden: { readonly columns: readonly Column[]; readonly targets: readonly Target[] };

  constructor(
    groupLengthMax: number,
    { fields, types, optional, hidden = [], hiddenTypes }: ClassSchema,
    description: FieldsDescription & { readonly hidden?: HiddenDescription },
    codecOf: CodecOf,
  ) {
    this.groupLengthMax = groupLengthMax;
    this.#columns = fields.map((name, index) => {
      const isOptional = optional?.includes(name) ?? false;
      return new Column(name, isOptional, () => codecOf(types![index]!));
    });
    const { initial } = description;
    this.#targets = description.fields.map((name) => target(name, fields, initial));
    const now = description.hidden;
    this.#hidden = {
      columns: hidden.map((name, index) => new Column(name, false, () => codecOf(hiddenTypes![index]!))),
      targets: (now?.names ?? []).map((name, index) =>
        target(name, hidden, now?.initial, now?.slots?.[index]),
      ),
    };
  }

  decodeBodies(reader: Reader, objects: readonly object[], start: number, end: number): void {
    const rows = objects.slice(start, end);
    fill(reader, rows, this.#columns, this.#targets);
    fill(reader, rows, this.#hidden.columns, this.#hidden.targets);
  }

  listed(keys: readonly PropertyKey[]): BodyReader {
    return new EarlierListed(keys, this.#columns, this.#targets, this.#hidden);
  }
}
