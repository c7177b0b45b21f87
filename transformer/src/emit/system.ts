import type { ClassType, Model, SourceFile, System } from "../model.ts";
import { reachable } from "../reachable.ts";
import { buildOf } from "./build.ts";
import { isIdentifier, member, names, origin } from "./names.ts";
import type { Printer } from "./printer.ts";

/** What the runtime needs to open a store of the class: its layouts, its commands, its handle. */
export function printSystem(
  print: Printer,
  model: Model,
  file: SourceFile,
  type: ClassType,
  system: System,
): void {
  const $c = file.runtimeName;
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
          print.line(`layout: ${$c}.entity("${type.id}"),`);
          print.block(
            `classes: ${$c}.entities({`,
            () => {
              for (const held of classesOf(model, type, system))
                print.line(`"${held.id}": "${buildOf(model, held)}",`);
            },
            "}),",
          );
          print.line(`commands: [${system.commands.map(({ name }) => local(name)).join(", ")}],`);
          print.block("handle: (store) => ({", () => printHandle(print, type, system), "}),");
        },
        "};",
      );
    },
    "}",
  );
}

function printHandle(print: Printer, type: ClassType, { views, commands, queries }: System): void {
  for (const { name } of views) {
    print.block(`get ${key(name)}() {`, () => print.line(`return ${member("store.state", name)};`), "},");
  }
  for (const { name } of commands) {
    print.line(`${key(name)}: (...args: readonly unknown[]) => store.execute(${local(name)}, args),`);
  }
  for (const { name } of queries) {
    const given = `Parameters<${type.binding}[${JSON.stringify(name)}]>`;
    const run = `(system, ...given: ${given}) => ${member("system", name)}(...given)`;
    print.block(`${key(name)}: (...args: readonly unknown[]) =>`, () => print.line(`store.query(${run}, args),`));
  }
}

/** Every class that the state or an argument can hold, the system's own first. */
function classesOf(model: Model, type: ClassType, system: System): readonly ClassType[] {
  const shapes = system.commands.flatMap(({ parameters }) => parameters.map(({ shape }) => shape));
  const held = reachable(model, [{ kind: "instance", class: type.id }, ...shapes]);
  const others = model.classes.filter((other) => other !== type && held.has(other.id) && !other.isAbstract);
  return [type, ...others.sort((left, right) => (left.id < right.id ? -1 : 1))];
}

function local(command: string): string {
  return `${isIdentifier(command) ? command : command.replace(/[^\p{ID_Continue}]+/gu, "_")}Command`;
}

function key(name: string): string {
  return isIdentifier(name) ? name : JSON.stringify(name);
}
