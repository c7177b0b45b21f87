import type { ClassLayout } from "./codec/class-layout.ts";
import type { Codec } from "./codec/codec.ts";
import type { Reader } from "./codec/reader.ts";
import type { Writer } from "./codec/writer.ts";

/** What the compiler knows of a marked class, made once, when the class is first opened. */
export interface SystemDefinition<T extends object> {
  /** The layout of the class itself. */
  readonly layout: ClassLayout;
  /** Every class the state or an argument can hold, the system's own first. Their order is their index in the bytes. */
  readonly classes: readonly ClassLayout[];
  /** Whether plain objects of some type can be passed to commands as themselves. */
  readonly identifiesObjects?: boolean;
  /** Files of the program that hold no class but were compiled with the system: `files` checks them. */
  readonly files?: true;
  readonly commands: readonly CommandDefinition<T, never>[];
  /** Methods that write nothing: what an earlier version journalled of them need not run again. */
  readonly queries?: readonly (string | QueryDefinition)[];
  /** Makes the handle: explicit methods that call `store`, getters that read `store.state`. */
  handle(store: HandleStore<T>): MembersOf<T>;
}

/**
 * Every public member, whatever its type: `Persistent` tells users what each gives, and an optional field's getter
 * cannot be missing as the field can.
 */
type MembersOf<T> = { readonly [Name in keyof T as Name extends symbol ? never : Name]-?: unknown };

/** A method that may change the state, as an object: how its arguments are written, and how it runs. */
export interface CommandDefinition<T extends object, Arguments extends readonly unknown[]> {
  readonly name: string;
  /** Number of arguments, least and most; `maximum` is Infinity behind a rest parameter. */
  readonly arity: { readonly minimum: number; readonly maximum: number };
  /** Parameters as the user declared them, for errors and `inspect`: "name: string". */
  readonly parameters: readonly string[];
  /** Types of the parameters, of the rest parameter last and apart, for those who will read with another version of the program. */
  readonly types?: () => readonly Codec[];
  readonly rest?: Codec;
  /** Whether the number of arguments is written before them. */
  readonly isCounted?: true;
  /** Whether the result is a primitive, of which a witness is journalled. */
  readonly returnsPrimitive: boolean;
  /**
   * Fingerprint of all the code that a call can reach, in 16 hexadecimal digits. Where it is another than when a call was
   * journalled, the call is not replayed unasked. Without it nothing is compared.
   */
  readonly logic?: string;
  /** Of a command whose code is not that with which the records were written that are being read. */
  readonly hasOtherLogic?: true;
  /** Of a method that was a command when it was journalled, and writes nothing now. */
  readonly isQueryNow?: true;
  encode(writer: Writer, args: Arguments): void;
  /** Not typed as what `encode` takes: definitions of all arguments stand in one list. */
  decode(reader: Reader): readonly unknown[];
  run(system: T, args: Arguments): unknown;
}

/** A method that writes nothing. A name alone says nothing of its code. */
export interface QueryDefinition {
  readonly name: string;
  /** As that of a command: it was one, perhaps, when calls of it were journalled. */
  readonly logic: string;
}

/** The part of a store that generated handles use. Results are promised where the store was opened with `open`. */
export interface HandleStore<T extends object> {
  /** The live system. @throws CoopyError COOPY5003, COOPY5007 when the store is closed or failed. */
  readonly state: T;
  /** Runs and journals a command; resolves when it is durable. The handle's types have checked the arguments. */
  execute(command: CommandDefinition<T, never>, args: readonly unknown[]): unknown;
  /** Runs a method that writes nothing on the live system; resolves when all it saw is durable. */
  query<Arguments extends readonly unknown[]>(
    run: (system: T, ...args: Arguments) => unknown,
    args: readonly unknown[],
  ): unknown;
}
