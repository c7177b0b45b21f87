import type { DataCodec } from "./codec/codec-layout.ts";
import type { PlainData } from "./codec/inline-data.ts";
import { registerCodec } from "./registry.ts";

/** How instances of a class of others are stored. */
export interface ValueCodec<Instance, Data extends PlainData> {
  /** Tells all there is to the instance, in texts, numbers, and arrays and plain objects of them. It changes nothing. */
  write(instance: Instance): Data;
  /** Makes an equal instance, of the very class. It depends on nothing but the data. */
  read(data: Data): Instance;
  /** Raise it when `read` no longer understands what an earlier `write` wrote. 1 unless said otherwise. */
  readonly version?: number;
}

/**
 * Makes instances of a third-party class storable, wherever a type names the class: `codec(Decimal, { write: (decimal) =>
 * decimal.toString(), read: (text) => new Decimal(text) })`. Call it at the top level of a module, once for each class.
 * Each instance is written once, where it is first met; instances that are shared stay shared. Subclasses are not included.
 *
 * Where `write` gives something else than plain data the command fails with COOPY5101; where `read` throws, or gives back no
 * instance of the class, reading the store fails with COOPY5102.
 */
export function codec<Instance extends object, Data extends PlainData>(
  theClass: (abstract new (...args: never[]) => Instance) | { readonly prototype: Instance },
  how: ValueCodec<Instance, Data>,
): void {
  registerCodec(theClass as { readonly prototype: object }, how as unknown as DataCodec);
}
