import type { Codec } from "./codec.ts";
import type { Reader } from "./reader.ts";
import type { Writer } from "./writer.ts";

/** A member of instances that only code inside their class can name. */
export interface Slot {
  get(instance: object): unknown;
  set(instance: object, value: unknown): void;
}

/** The hidden members of a class, and how an instance comes to have them. */
export interface HiddenDescription {
  /** The class whose constructor makes them. */
  readonly maker: { readonly theClass: { readonly prototype: object } };
  /** What its parameters take apart. */
  readonly arguments?: readonly unknown[];
  /** Names in the journal, in the order in which they are written. */
  readonly names: readonly string[];
  /** Their types, what reaches them, and what each has in instances that were stored before there was one. */
  readonly types?: () => readonly Codec[];
  readonly slots?: readonly Slot[];
  readonly initial?: Readonly<Record<string, () => unknown>>;
  encode(writer: Writer, rows: readonly object[], start: number, end: number): void;
  decode(reader: Reader, rows: readonly object[], start: number, end: number): void;
}

type Constructor = new (...args: unknown[]) => object;

/**
 * Whether an instance is being made that is to be restored. The compiler makes initialisers, defaults and bodies of
 * constructors ask: then none of them runs.
 */
export let restoring = false;

/** An instance of `theClass` with its hidden members, and with properties that do not count yet. No user code runs. */
export function makeHidden({ maker, arguments: given = [] }: HiddenDescription, theClass: object): object {
  restoring = true;
  try {
    return Reflect.construct(maker.theClass as Constructor, given, theClass as Constructor) as object;
  } finally {
    restoring = false;
  }
}

/** What sets `accessor` fields. */
const storage = new WeakSet<object>();

export function isStorage(setter: unknown): boolean {
  return typeof setter === "function" && storage.has(setter);
}

/** The storage of an `accessor` field: the pair of functions that the class itself has, whatever subclasses put over it. */
export function accessorSlot(theClass: { readonly prototype: object }, name: string): Slot {
  const { get, set } = Object.getOwnPropertyDescriptor(theClass.prototype, name)!;
  storage.add(set!);
  return { get: (instance) => get!.call(instance), set: (instance, value) => set!.call(instance, value) };
}
