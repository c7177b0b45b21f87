import type { Codec } from "./codec.ts";
import type { Reader } from "./reader.ts";
import type { Writer } from "./writer.ts";

/**
 * Writes the arguments of a command that takes a varying number of them: how many there are, then each.
 * An argument left out and one given as undefined stay different.
 */
export function encodeArguments(
  writer: Writer,
  args: readonly unknown[],
  codecs: readonly Codec[],
  rest?: Codec,
): void {
  writer.varint(args.length);
  for (const [index, argument] of args.entries()) (codecs[index] ?? rest!).encode(writer, argument);
}

export function decodeArguments<Arguments>(
  reader: Reader,
  codecs: readonly Codec[],
  rest?: Codec,
): Arguments {
  const length = reader.count();
  if (length > codecs.length && rest === undefined) reader.fail("more arguments than the command takes");
  const args: unknown[] = [];
  for (let index = 0; index < length; index++) args.push((codecs[index] ?? rest!).decode(reader));
  return args as Arguments;
}
