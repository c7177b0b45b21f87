import type { ClassType, Model, SourceFile, System } from "../model.ts";
import { heldBy } from "../reachable.ts";
import { buildOf, buildOfFile } from "./build.ts";
import { hasClass, identifierPart, isIdentifier, member, namesOf, origin } from "./names.ts";
import type { Printer } from "./printer.ts";
import { printQueries } from "./queries.ts";

/** What the runtime needs to open a store of the class: its layouts, its commands, its handle. */
export function printSystem(
  print: Printer,
  model: Model,
  file: SourceFile,
  type: ClassType,
  system: System,
): void {
  const names = namesOf(file);
  const $c = names.runtime;
  print.line(`/** @generated from class ${type.binding} (${origin(file, type.line)}) */`);
  print.block(
    `function ${names.system(type)}(): ${$c}.SystemDefinition<${type.binding}> {`,
    () => {
      for (const command of system.commands) {
        print.line(`const ${local(command.name)} = ${names.command(type, command)}();`);
      }
      print.block(
        "return {",
        () => {
          print.line(`layout: ${$c}.entity(${JSON.stringify(type.id)}),`);
          print.block(
            `classes: ${$c}.entities({`,
            () => {
              for (const held of classesOf(model, type, system))
                print.line(`${JSON.stringify(held.id)}: "${buildOf(model, held)}",`);
              for (const id of codecsOf(model, system)) print.line(`${JSON.stringify(id)}: "codec",`);
            },
            "}),",
          );
          printModules(print, $c, model, system);
          print.line(`commands: [${system.commands.map(({ name }) => local(name)).join(", ")}],`);
          printQueries(print, system);
          printHandle(print, $c, type, system);
        },
        "};",
      );
    },
    "}",
  );
}

/** What the runtime must know to give objects numbers. */
function printModules(print: Printer, $c: string, model: Model, { modules }: System): void {
  if (model.objects.some(({ passing }) => passing === "entity")) print.line("identifiesObjects: true,");
  const files = model.files.filter(({ file }) => modules.includes(file) && !hasClass(model, file));
  if (files.length === 0) return;
  print.block(
    `files: ${$c}.files({`,
    () => {
      for (const { id, file } of files) print.line(`${JSON.stringify(id)}: "${buildOfFile(model, file)}",`);
    },
    "}),",
  );
}

function printHandle(print: Printer, $c: string, type: ClassType, system: System): void {
  const isEmpty = system.views.length + system.commands.length + system.queries.length === 0;
  if (isEmpty) print.line("handle: () => ({}),");
  else print.block("handle: (store) => ({", () => printMembers(print, $c, type, system), "}),");
}

function printMembers(
  print: Printer,
  $c: string,
  type: ClassType,
  { views, commands, queries }: System,
): void {
  for (const { name } of views) {
    print.block(`get ${key(name)}() {`, () => print.line(`return ${member("store.state", name)};`), "},");
  }
  for (const { name } of commands) {
    print.line(`${key(name)}: (...args: readonly unknown[]) => store.execute(${local(name)}, args),`);
  }
  for (const { name } of queries) {
    const given = `${$c}.ArgumentsOf<${type.binding}[${JSON.stringify(name)}]>`;
    const run = `(system, ...given: ${given}) => ${member("system", name)}(...given)`;
    print.block(`${key(name)}: (...args: readonly unknown[]) =>`, () =>
      print.line(`store.query(${run}, args),`),
    );
  }
}

/** Every class with a codec that the state or an argument can hold. */
function codecsOf(model: Model, system: System): readonly string[] {
  const held = heldBy(model, system);
  return [...new Set(model.codecs.map(({ class: id }) => id))].filter((id) => held.has(id)).sort();
}

/** Every class that the state or an argument can hold, the system's own first. */
function classesOf(model: Model, type: ClassType, system: System): readonly ClassType[] {
  const held = heldBy(model, system);
  const others = model.classes.filter((other) => other !== type && held.has(other.id) && !other.isAbstract);
  return [type, ...others.sort((left, right) => (left.id < right.id ? -1 : 1))];
}

function local(command: string): string {
  const name = identifierPart(command);
  return `${isIdentifier(name) ? name : `_${name}`}Command`;
}

function key(name: string): string {
  return isIdentifier(name) ? name : JSON.stringify(name);
}
