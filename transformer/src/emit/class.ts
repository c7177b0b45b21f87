import type { ClassType, Model, SourceFile } from "../model.ts";
import { heldShapes } from "../reachable.ts";
import { buildOf } from "./build.ts";
import { printFields } from "./fields.ts";
import { namesOf, origin } from "./names.ts";
import type { Printer } from "./printer.ts";
import { printHidden, printSlotConstants } from "./slots.ts";
import type { TypeTable } from "./type-table.ts";

/** How instances of a class are written and restored. */
export function printClass(
  print: Printer,
  model: Model,
  file: SourceFile,
  table: TypeTable,
  type: ClassType,
): void {
  const names = namesOf(file);
  const $c = names.runtime;
  print.line(`/** @generated from class ${type.binding} (${origin(file, type.line)}) */`);
  print.block(
    `function ${names.layout(type)}(): ${$c}.ClassDescription {`,
    () => {
      const used = table.used(heldShapes(type));
      if (used.length > 0) print.line(`const { ${used.join(", ")} } = ${names.types}();`);
      printSlotConstants(print, file, type);
      print.block(
        "return {",
        () => {
          print.line(`name: ${JSON.stringify(type.name)},`);
          print.line(`build: "${buildOf(model, type)}",`);
          if (type.library !== undefined) print.line(`library: "${type.library.name}",`);
          if (type.passing !== undefined) print.line(`passing: "${type.passing}",`);
          const unwritten = unwrittenNames(model, type);
          if (unwritten.length > 0) print.line(`unwritten: [${unwritten.join(", ")}],`);
          printFields(print, $c, table, type.fields, type.making === undefined);
          printHidden(print, file, table, type);
        },
        "};",
      );
    },
    "}",
  );
}

/** Properties of instances that are not stored, inherited ones first. */
function unwrittenNames(model: Model, { base, transients }: ClassType): readonly string[] {
  const inherited = model.classes.find(({ id }) => id === base);
  const own = transients.filter(({ isHidden }) => !isHidden).map(({ name }) => JSON.stringify(name));
  return [...(inherited ? unwrittenNames(model, inherited) : []), ...own];
}
