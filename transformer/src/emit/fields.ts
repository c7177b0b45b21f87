import type { Field } from "../model.ts";
import { reading, writing } from "./positions.ts";
import type { Printer } from "./printer.ts";
import type { TypeTable } from "./type-table.ts";

/** The properties `fields`, `types`, `optional`, `initial`, `shell`, `encode` and `decode` of a description: one statement a field. */
export function printFields(
  print: Printer,
  $c: string,
  table: TypeTable,
  all: readonly Field[],
  hasShell = true,
): void {
  // An assignment to `__proto__` would set the prototype. Objects that have it are written key by key.
  const fields = all.filter(({ name, isKeyedBySymbol }) => !isKeyedBySymbol && name !== "__proto__");
  if (all.some(({ isKeyedBySymbol }) => isKeyedBySymbol)) print.line("mayHaveSymbols: true,");
  const optional = fields.filter((field) => field.isOptional).map(({ name }) => name);
  print.line(`fields: ${list(fields.map(({ name }) => name))},`);
  print.line(`types: () => [${fields.map(({ shape }) => table.codec(shape)).join(", ")}],`);
  if (optional.length > 0) print.line(`optional: ${list(optional)},`);
  printInitial(print, fields);
  if (fields.length === 0) {
    print.line("encode() {},");
    print.line("decode() {},");
    return;
  }
  if (optional.length === 0 && hasShell) printShell(print, $c, fields);
  print.block(
    "encode(writer, rows, start, end) {",
    () => {
      for (const field of fields) print.line(eachRow(encodeStatement($c, table, field)));
    },
    "},",
  );
  print.block(
    "decode(reader, rows, start, end) {",
    () => {
      for (const field of fields) print.line(eachRow(decodeStatement($c, table, field)));
    },
    "},",
  );
}

/** The values that fields have in objects which were stored before there were such fields. */
export function printInitial(
  print: Printer,
  fields: readonly { readonly name: string; readonly initial?: string }[],
): void {
  const given = fields.filter(({ initial }) => initial !== undefined);
  if (given.length === 0) return;
  print.block(
    "initial: {",
    () => {
      for (const { name, initial } of given)
        print.line(`${JSON.stringify(name)}: () => ${initial === "{}" ? "({})" : initial},`);
    },
    "},",
  );
}

function printShell(print: Printer, $c: string, fields: readonly Field[]): void {
  print.block(
    `shell: function (this: ${$c}.Fields) {`,
    () => {
      for (const { name } of fields) print.line(`this[${JSON.stringify(name)}] = undefined;`);
    },
    "},",
  );
}

function list(names: readonly string[]): string {
  return `[${names.map((name) => JSON.stringify(name)).join(", ")}]`;
}

/** A statement for the rows of a group: column by column, so that each loop meets one type. */
export function eachRow(statement: string): string {
  return `for (let row = start; row < end; row++) ${statement}`;
}

function encodeStatement($c: string, table: TypeTable, { name, shape, isOptional }: Field): string {
  const key = JSON.stringify(name);
  if (isOptional) return `${$c}.encodeOptional(writer, rows[row]!, ${key}, ${table.codec(shape)});`;
  return `${writing(table, shape, `rows[row]![${key}]`)};`;
}

function decodeStatement($c: string, table: TypeTable, { name, shape, isOptional }: Field): string {
  const key = JSON.stringify(name);
  if (isOptional) return `${$c}.decodeOptional(reader, rows[row]!, ${key}, ${table.codec(shape)});`;
  return `rows[row]![${key}] = ${reading(table, shape)};`;
}
