import type { Catalog } from "../codec/catalog.ts";
import { Reader } from "../codec/reader.ts";
import type { Writer } from "../codec/writer.ts";
import { CoopyError } from "../errors.ts";
import { type AnyCommand, type Call, decodeCall, encodeCall } from "../journal/record.ts";
import type { Limits } from "../limits.ts";
import type { Entities } from "./entities.ts";

/** Turns calls into bytes, and says on which arguments they run. */
export class CallEncoder {
  readonly #catalog: Catalog;
  readonly #entities: Entities;
  readonly #commands: readonly AnyCommand[];
  readonly #indexes: ReadonlyMap<AnyCommand, number>;
  readonly #limits: Limits;

  constructor(catalog: Catalog, entities: Entities, commands: readonly AnyCommand[], limits: Limits) {
    this.#catalog = catalog;
    this.#entities = entities;
    this.#commands = commands;
    this.#limits = limits;
    this.#indexes = new Map(commands.map((command, index) => [command, index]));
  }

  /**
   * Writes the call.
   * @returns the arguments to run on: the caller's where nothing in them is new, else what the bytes say,
   * so that the objects that go into the state are the same as on replay and nobody else's.
   * @throws CoopyError COOPY5008, COOPY5009, COOPY5101, COOPY5103, COOPY5104, COOPY5105, COOPY5106.
   */
  encode(writer: Writer, call: Call): readonly unknown[] {
    const { command, args } = call;
    const index = this.#indexes.get(command);
    if (index === undefined) {
      throw new CoopyError(
        "COOPY5009",
        `${command.name} is not a command of this store. Make it with \`commands(Class)\`.`,
      );
    }
    expectArity(command, args.length);
    const start = writer.position;
    encodeCall(writer, this.#catalog, this.#entities, index, call);
    const lengthBytes = writer.position - start;
    const { commandBytesMax } = this.#limits;
    if (lengthBytes > commandBytesMax) {
      throw new CoopyError(
        "COOPY5106",
        `the arguments of ${command.name} take ${lengthBytes} bytes, and a command has at most ${commandBytesMax}. Split them, or open the store with a higher \`commandBytesMax\`.`,
      );
    }
    if (!writer.hasOtherObjects) return args;
    const reader = new Reader(writer.bytes, start, writer.position);
    return decodeCall(reader, this.#catalog, this.#entities, this.#commands).args;
  }
}

function expectArity({ name, arity, parameters }: AnyCommand, count: number): void {
  if (count >= arity.minimum && count <= arity.maximum) return;
  throw new CoopyError("COOPY5008", `${name}(${parameters.join(", ")}) was called with ${count} arguments.`);
}

/** A command must be over when it returns. */
export function expectSynchronous(command: AnyCommand, result: unknown): void {
  if (typeof result !== "object" && typeof result !== "function") return;
  if (typeof (result as { then?: unknown } | null)?.then !== "function") return;
  // The command is undone, so nobody waits for it, and what it still throws concerns nobody.
  (result as PromiseLike<unknown>).then(undefined, () => {});
  throw new CoopyError(
    "COOPY5011",
    `${command.name} returned a promise, and a command must be over when it returns. Do first what takes time, and pass its result in.`,
  );
}

/** Tells which of the commands executed together threw. The error itself stays the very one. */
export function withIndex(error: unknown, index: number): unknown {
  if (typeof error === "object" && error !== null && Object.isExtensible(error)) {
    Object.defineProperty(error, "index", { value: index, configurable: true, writable: true });
  }
  return error;
}
