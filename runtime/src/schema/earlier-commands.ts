import { decodeArguments } from "../codec/arguments.ts";
import type { Codec } from "../codec/codec.ts";
import type { Reader } from "../codec/reader.ts";
import type { SystemDefinition } from "../definition.ts";
import { CoopyError } from "../errors.ts";
import type { AnyCommand } from "../journal/record.ts";
import type { CodecOf } from "./column.ts";
import type { Comparison } from "./compare.ts";
import type { CommandSchema } from "./schema.ts";

/**
 * The commands that the indexes of a segment mean. One that is gone or has other parameters stands in its place as
 * one that cannot be read: only a record that calls it is a reason to refuse.
 */
export function earlierCommands(
  comparison: Comparison,
  commands: readonly AnyCommand[],
  queries: NonNullable<SystemDefinition<object>["queries"]>,
  codecOf: CodecOf,
): readonly AnyCommand[] {
  return comparison.stored.commands.map((before) => {
    const command = commands.find(({ name }) => name === before.name);
    const query = queries.find((one) => (typeof one === "string" ? one : one.name) === before.name);
    if (command === undefined && query !== undefined && before.types !== undefined)
      return { ...formerCommand(before, codecOf), ...(typeof query !== "string" && { logic: query.logic }) };
    const difference =
      command === undefined ? "which is gone" : commandDifference(comparison, before, command);
    if (difference !== undefined) return unreadable(comparison.stored.system, before, difference);
    return before.types === undefined ? command! : { ...command!, decode: decoderOf(before, codecOf) };
  });
}

function commandDifference(
  comparison: Comparison,
  before: CommandSchema,
  command: AnyCommand,
): string | undefined {
  const { name, parameters, arity } = command;
  const declared = `which is now ${name}(${parameters.join(", ")})`;
  const now = comparison.current.commands.find((candidate) => candidate.name === name)!;
  if (before.types === undefined || now.types === undefined)
    return before.parameters.join() === parameters.join() ? undefined : declared;
  const isShorter = now.types.length < before.types.length;
  // What stood in a rest parameter would get another name.
  const restMoved =
    before.rest !== undefined && (now.rest === undefined || now.types.length > before.types.length);
  if (isShorter || restMoved || arity.minimum > Math.max(before.types.length, minimumOf(before)))
    return declared;
  for (const [index, type] of before.types.entries()) {
    const what = `${declared}: its parameter ${index + 1}`;
    const difference = comparison.typeDifference(what, type, now.types[index]!);
    if (difference !== undefined) return difference;
  }
  return before.rest && comparison.typeDifference(`${declared}: its rest parameter`, before.rest, now.rest!);
}

/** What was left out then may still be. */
function minimumOf({ types = [], isCounted }: CommandSchema): number {
  return isCounted ? 0 : types.length;
}

function decoderOf({ types = [], rest, isCounted }: CommandSchema, codecOf: CodecOf): AnyCommand["decode"] {
  let codecs: readonly Codec[] | undefined;
  return (reader: Reader) => {
    codecs ??= types.map(codecOf);
    if (isCounted) return decodeArguments(reader, codecs, rest && codecOf(rest));
    return codecs.map((codec) => codec.decode(reader));
  };
}

/** A method that writes nothing any more: its record is read, and there is nothing to do. */
function formerCommand(before: CommandSchema, codecOf: CodecOf): AnyCommand {
  const { name, parameters } = before;
  return {
    name,
    parameters,
    arity: { minimum: 0, maximum: Number.POSITIVE_INFINITY },
    returnsPrimitive: false,
    isQueryNow: true,
    encode() {},
    decode: decoderOf(before, codecOf),
    run: () => undefined,
  };
}

function unreadable(system: string, { name, parameters }: CommandSchema, why: string): AnyCommand {
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
      `the journal holds a call of ${system}.${name}(${parameters.join(", ")}), ${why}. Open the store with the code that wrote it and let \`close\` write a snapshot; then change the command.`,
    );
  }
}
