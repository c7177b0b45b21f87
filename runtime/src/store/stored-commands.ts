import { CoopyError } from "../errors.ts";
import type { AnyCommand } from "../journal/record.ts";
import type { Schema } from "../schema.ts";
import type { StorePlan } from "./recover.ts";

/**
 * The commands that the indexes of a segment mean. One that is gone or has other parameters stands in its place as
 * one that cannot be read: only a record that calls it is a reason to refuse.
 */
export function commandsOf<T extends object>(plan: StorePlan<T>, stored: Schema): readonly AnyCommand[] {
  return stored.commands.map(({ name, parameters }) => {
    const command = plan.definition.commands.find((candidate) => candidate.name === name) as
      | AnyCommand
      | undefined;
    if (command === undefined) return unreadable(stored, name, parameters, "which is gone");
    if (command.parameters.join() === parameters.join()) return command;
    return unreadable(stored, name, parameters, `which is now ${name}(${command.parameters.join(", ")})`);
  });
}

function unreadable(stored: Schema, name: string, parameters: readonly string[], why: string): AnyCommand {
  return {
    name,
    parameters,
    arity: { minimum: 0, maximum: 0 },
    returnsPrimitive: false,
    encode: refuse,
    decode: refuse,
    run: refuse,
  };
  function refuse(): never {
    throw new CoopyError(
      "COOPY5205",
      `the journal holds a call of ${stored.system}.${name}(${parameters.join(", ")}), ${why}. Open the store with the code that wrote it and let \`close\` write a snapshot; then change the command.`,
    );
  }
}
