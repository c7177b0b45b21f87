import type { Command } from "./command.ts";
import type { MethodOf } from "./method-types.ts";
import { requireDefinition } from "./opening.ts";

type Method = (...args: never[]) => unknown;

/** A function for every public method of `T` that returns the call as a `Command`. Queries have none at run time. */
export type Commands<T> = {
  readonly [Name in keyof T as T[Name] extends Method ? Name : never]: MethodOf<T[Name], "command">;
};

/** What `execute` resolves with: one result, or those of all commands in order. */
export type ResultOf<What> = What extends Command<infer Result> ? Result : never;
export type ResultsOf<What extends readonly Command[]> = { [Index in keyof What]: ResultOf<What[Index]> };

/**
 * The commands of a class as functions that make frozen objects: `commands(TodoList).addTask("a", "b")`.
 * Their arguments are written when `execute` is called, not before.
 *
 * @throws CoopyError COOPY5001 when the class was not compiled by coopy.
 */
export function commands<T extends object>(theClass: abstract new (...args: never[]) => T): Commands<T> {
  const made: Record<string, (...args: unknown[]) => Command> = Object.create(null) as Record<string, never>;
  for (const definition of requireDefinition(theClass).commands) {
    const { name } = definition;
    made[name] = (...args) => Object.freeze({ name, arguments: Object.freeze(args) });
  }
  return Object.freeze(made) as unknown as Commands<T>;
}
