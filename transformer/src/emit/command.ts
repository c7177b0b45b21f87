import type { ClassType, Command, Parameter, SourceFile } from "../model.ts";
import { isIdentifier, member, namesOf, origin } from "./names.ts";
import { reading, writing } from "./positions.ts";
import type { Printer } from "./printer.ts";
import type { TypeTable } from "./type-table.ts";

/** Names that generated functions use themselves. */
const reserved = new Set(["writer", "reader", "system", "args"]);

/** A method that changes the state, as an object. */
export function printCommand(
  print: Printer,
  file: SourceFile,
  table: TypeTable,
  type: ClassType,
  command: Command,
): void {
  const names = namesOf(file);
  const $c = names.runtime;
  const { parameters } = command;
  const used = table.used(parameters.map(({ shape }) => shape));
  const args = `${$c}.ArgumentsOf<${type.binding}[${JSON.stringify(command.name)}]>`;
  print.line(`/** @generated from method ${type.binding}.${command.name} (${origin(file, command.line)}) */`);
  print.block(
    `function ${names.command(type, command)}(): ${$c}.CommandDefinition<${type.binding}, ${args}> {`,
    () => {
      if (used.length > 0) print.line(`const { ${used.join(", ")} } = ${names.types}();`);
      print.block(
        "return {",
        () => {
          print.line(`name: ${JSON.stringify(command.name)},`);
          print.line(`arity: { minimum: ${minimum(parameters)}, maximum: ${maximum(parameters)} },`);
          print.line(
            `parameters: [${parameters.map((parameter) => JSON.stringify(declared(parameter))).join(", ")}],`,
          );
          print.line(`logic: ${JSON.stringify(command.logic)},`);
          if (isFixed(command))
            print.line(`types: () => [${parameters.map(({ shape }) => table.codec(shape)).join(", ")}],`);
          print.line(`returnsPrimitive: ${command.returnsPrimitive},`);
          if (isFixed(command)) printFixed(print, table, command, used);
          else printVarying(print, $c, table, command);
        },
        "};",
      );
    },
    "}",
  );
}

/** Always the same number of arguments, and one signature: straight-line code. */
function printFixed(
  print: Printer,
  table: TypeTable,
  { name, parameters }: Command,
  layouts: readonly string[],
): void {
  if (parameters.length === 0) {
    print.line("encode() {},");
    print.line("decode: () => [],");
    print.line(`run: (system) => ${member("system", name)}(),`);
    return;
  }
  const locals = localNames(parameters, layouts);
  const list = locals.join(", ");
  print.block(
    `encode(writer, [${list}]) {`,
    () => {
      for (const [index, { shape }] of parameters.entries()) {
        print.line(`${writing(table, shape, locals[index]!)};`);
      }
    },
    "},",
  );
  const reads = parameters.map(({ shape }) => reading(table, shape));
  print.line(`decode: (reader) => [${reads.join(", ")}],`);
  const given = parameters.map((_, index) => `args[${index}]`).join(", ");
  print.line(`run: (system, args) => ${member("system", name)}(${given}),`);
}

/** Optional and rest parameters, or overloads: the number of arguments is written too. */
function printVarying(print: Printer, $c: string, table: TypeTable, { name, parameters }: Command): void {
  const rest = parameters.find(({ isRest }) => isRest);
  const codecs = parameters.filter(({ isRest }) => !isRest).map(({ shape }) => table.codec(shape));
  const list = `[${codecs.join(", ")}]${rest ? `, ${table.codec(rest.shape)}` : ""}`;
  print.line(`types: () => [${codecs.join(", ")}],`);
  if (rest) print.line(`rest: ${table.codec(rest.shape)},`);
  print.line("isCounted: true,");
  print.line(`encode: (writer, args) => ${$c}.encodeArguments(writer, args, ${list}),`);
  print.line(`decode: (reader) => ${$c}.decodeArguments(reader, ${list}),`);
  print.line(`run: (system, args) => ${member("system", name)}(...args),`);
}

function isFixed({ parameters, overloadCount }: Command): boolean {
  return overloadCount === 0 && parameters.every(({ isOptional, isRest }) => !isOptional && !isRest);
}

function minimum(parameters: readonly Parameter[]): number {
  // A parameter with a default may stand before one without: what is left out there is given as undefined.
  return parameters.findLastIndex(({ isOptional, isRest }) => !isOptional && !isRest) + 1;
}

function maximum(parameters: readonly Parameter[]): string {
  return parameters.some(({ isRest }) => isRest) ? "Infinity" : String(parameters.length);
}

function declared({ name, type, isOptional, isRest }: Parameter): string {
  return `${isRest ? "..." : ""}${name}${isOptional ? "?" : ""}: ${type}`;
}

function localNames(parameters: readonly Parameter[], layouts: readonly string[]): readonly string[] {
  const isFree = (name: string) =>
    isIdentifier(name) && !reserved.has(name) && !layouts.includes(name) && !/^(\$|argument\d)/.test(name);
  return parameters.map(({ name }, index) => (isFree(name) ? name : `argument${index + 1}`));
}
