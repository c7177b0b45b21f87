import { CoopyError } from "../errors.ts";
import { SingleBody } from "./body.ts";
import { integrity } from "./format.ts";
import type { Reader } from "./reader.ts";
import type { Writer } from "./writer.ts";

/** The contents of an object whose keys are not those its type declares: a tagged value for each key. */
export class ListedBody extends SingleBody {
  readonly #keys: readonly PropertyKey[];
  readonly #unwritten: readonly PropertyKey[];

  /** @param unwritten Keys whose values are not stored: only their places among the others are. */
  constructor(keys: readonly PropertyKey[], unwritten: readonly PropertyKey[] = []) {
    super();
    this.#keys = keys;
    this.#unwritten = unwritten;
  }

  protected override encodeBody(writer: Writer, value: object): void {
    for (const key of this.#keys) {
      writer.tagged(this.#unwritten.includes(key) ? undefined : (value as Record<PropertyKey, unknown>)[key]);
    }
  }

  protected override decodeBody(reader: Reader, value: object): void {
    for (const key of this.#keys) setOwn(value, key, reader.tagged());
  }
}

/**
 * The names of an object's own properties, in order. They are all there is to it: what else an object can have
 * (accessors, hidden or locked properties) is refused.
 *
 * @throws CoopyError COOPY5101
 */
export function dataKeys(value: object, level: number): readonly PropertyKey[] {
  // Three calls that each answer from a cache beat the one of Reflect.ownKeys.
  const names = Object.keys(value);
  const symbols = Object.getOwnPropertySymbols(value);
  const keys = symbols.length === 0 ? names : [...names, ...symbols];
  if (
    Object.getOwnPropertyNames(value).length > names.length ||
    symbols.some((key) => !Object.prototype.propertyIsEnumerable.call(value, key))
  ) {
    const hidden = Reflect.ownKeys(value).find(
      (key) => !Object.prototype.propertyIsEnumerable.call(value, key),
    );
    refuse(`an object has a hidden property \`${String(hidden)}\`. Make it enumerable.`);
  }
  for (const key of keys) {
    const { get, set, writable, configurable } = Object.getOwnPropertyDescriptor(value, key)!;
    if (get ?? set) {
      refuse(
        `an object has an accessor \`${String(key)}\` of its own. Store the value, or declare the accessor in a class.`,
      );
    }
    if (writable !== level < integrity.frozen || configurable !== level < integrity.sealed) {
      refuse(
        `an object has a locked property \`${String(key)}\`. Lock the whole object with Object.freeze, or nothing of it.`,
      );
    }
  }
  return keys;
}

function refuse(what: string): never {
  throw new CoopyError("COOPY5101", what);
}

/** Gives the object a property of its own, whatever its name means on prototypes. */
export function setOwn(value: object, name: PropertyKey, content: unknown): void {
  Object.defineProperty(value, name, {
    value: content,
    writable: true,
    enumerable: true,
    configurable: true,
  });
}
