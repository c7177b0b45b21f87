import type { Shape, SourceFile } from "../model.ts";
import { printFields } from "./fields.ts";
import { namesOf, origin } from "./names.ts";
import type { Printer } from "./printer.ts";
import type { TableEntry, TypeTable } from "./type-table.ts";

/** The function that makes the layouts of a file's object types and containers. */
export function printTypes(print: Printer, file: SourceFile, table: TypeTable): void {
  const { entries } = table;
  if (entries.length === 0) return;
  print.line();
  print.line(`/** @generated from the types that classes of ${origin(file, 1).replace(/:1$/, "")} hold */`);
  print.block(
    `function ${namesOf(file).types}() {`,
    () => {
      for (const entry of entries) printEntry(print, file, table, entry);
      print.line(`return { ${entries.map(({ name }) => name).join(", ")} };`);
    },
    "}",
  );
}

function printEntry(print: Printer, file: SourceFile, table: TypeTable, { name, shape }: TableEntry): void {
  const $c = namesOf(file).runtime;
  if (shape.kind !== "object") {
    print.line(`const ${name} = ${constructionOf($c, table, shape)};`);
    return;
  }
  const type = table.objectType(shape.object);
  print.block(
    `const ${name} = ${$c}.object(${JSON.stringify(type.id)}, {`,
    () => {
      if (type.passing !== undefined && type.passing !== "copy") print.line(`passing: "${type.passing}",`);
      printFields(print, $c, table, type.fields);
    },
    "});",
  );
}

function constructionOf($c: string, table: TypeTable, shape: Shape): string {
  switch (shape.kind) {
    case "instance":
    case "registered":
      return `${$c}.entity(${JSON.stringify(shape.class)})`;
    case "array":
      return `${$c}.array(${table.codec(shape.element)})`;
    case "set":
      return `${$c}.set(${table.codec(shape.element)})`;
    case "record":
      return `${$c}.record(${table.codec(shape.value)})`;
    case "map":
      return `${$c}.map(${table.codec(shape.key)}, ${table.codec(shape.value)})`;
    case "tuple":
      return `${$c}.tuple([${shape.elements.map((element) => table.codec(element)).join(", ")}])`;
    default:
      throw new Error(`no layout is made for a ${shape.kind}`);
  }
}
