import type { ClassType, Command, Model, SourceFile } from "../model.ts";

/** What the generated declarations of a file are called. The file's prefix begins them all. */
export function namesOf({ prefix }: SourceFile) {
  const flat = ({ binding }: ClassType) => binding.replaceAll(".", "$");
  return {
    runtime: `${prefix}c`,
    types: `${prefix}types`,
    layout: (type: ClassType) => `${prefix}layout_${flat(type)}`,
    system: (type: ClassType) => `${prefix}system_${flat(type)}`,
    command: (type: ClassType, { name }: Command) => `${prefix}command_${flat(type)}_${identifierPart(name)}`,
  };
}

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

/** The name as it can stand inside an identifier: what may not is written as its code, so that names stay different. */
export function identifierPart(name: string): string {
  return name.replace(/[^\p{ID_Continue}$]/gu, (character) => `$${character.codePointAt(0)!.toString(16)}`);
}

/** Whether the file declares a class of a state: then that class's registration tells the runtime of the file. */
export function hasClass({ classes }: Model, file: string): boolean {
  return classes.some(({ place }) => place.file === file);
}
