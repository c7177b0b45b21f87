import type { ClassType, Command, SourceFile } from "../model.ts";

/** Names of generated declarations. A `$` begins them all: a class of the user's has none. */
export const names = {
  types: "$types",
  layout: ({ binding }: ClassType) => `$layout_${binding}`,
  system: ({ binding }: ClassType) => `$system_${binding}`,
  command: ({ binding }: ClassType, { name }: Command) => `$command_${binding}_${name}`,
};

/** "todo.ts:9" */
export function origin(file: SourceFile, line: number): string {
  return `${file.file.slice(file.file.lastIndexOf("/") + 1)}:${line}`;
}

/** The property access that reads `name`, quoted where it is no identifier. */
export function member(object: string, name: string): string {
  return isIdentifier(name) ? `${object}.${name}` : `${object}[${JSON.stringify(name)}]`;
}

export function isIdentifier(name: string): boolean {
  return /^[\p{ID_Start}$_][\p{ID_Continue}$]*$/u.test(name);
}
