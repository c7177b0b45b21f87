import { Decimal } from "decimal.js";
import { DecodeError } from "../../../runtime/src/errors.ts";
import { Crate, Exhibit, Inventory, Painting, Price, Vault } from "../program/exhibits.ts";
import { Museum } from "../program/museum.ts";
import { userCodeRuns } from "../program/user-code.ts";

/** What every object inherits from, and the classes: decoding must leave all of it alone. */
const watched: readonly object[] = [
  ...[Object, Array, Map, Set, Date, Function, String, Number, Boolean, BigInt, Symbol, RegExp, Error],
  ...[Float64Array, URL, URLSearchParams, Buffer, AggregateError, TypeError],
  ...[
    Uint8Array,
    ArrayBuffer,
    DataView,
    Promise,
    DecodeError,
    Exhibit,
    Painting,
    Price,
    Inventory,
    Museum,
    Vault,
    Crate,
    Decimal,
  ],
].flatMap((theClass) => [theClass, theClass.prototype as object]);

type Descriptors = ReadonlyMap<PropertyKey, PropertyDescriptor>;

/** What `watched` objects are at the beginning. */
export class Prototypes {
  readonly #before = watched.map(descriptorsOf);
  readonly #counts = watched.map((object) => Reflect.ownKeys(object).length);

  /** The name of one that has more or fewer properties than before: little work, for every input. */
  findGrown(): string | undefined {
    const index = watched.findIndex((object, at) => Reflect.ownKeys(object).length !== this.#counts[at]);
    return index < 0 ? undefined : nameOf(index);
  }

  /** The name of one of which any property is another than before. */
  findChanged(): string | undefined {
    const index = watched.findIndex(
      (object, at) => !sameDescriptors(descriptorsOf(object), this.#before[at]!),
    );
    return index < 0 ? undefined : nameOf(index);
  }
}

/**
 * Gives all objects a property `spied` whose setter is user code, and makes the one of `__proto__` such: a decoder
 * that assigned a key, where it should define one, would run it.
 */
export function spyOnAssignments(): void {
  for (const name of ["spied", "__proto__"]) {
    Object.defineProperty(Object.prototype, name, {
      configurable: true,
      enumerable: false,
      get: () => undefined,
      set: () => userCodeRuns(`an assignment to ${name}`),
    });
  }
}

function descriptorsOf(object: object): Descriptors {
  return new Map(Reflect.ownKeys(object).map((key) => [key, Object.getOwnPropertyDescriptor(object, key)!]));
}

function sameDescriptors(now: Descriptors, before: Descriptors): boolean {
  return (
    now.size === before.size &&
    [...now].every(([key, { value, get, set, writable, enumerable, configurable }]) => {
      const old = before.get(key);
      return (
        old !== undefined &&
        Object.is(old.value, value) &&
        old.get === get &&
        old.set === set &&
        old.writable === writable &&
        old.enumerable === enumerable &&
        old.configurable === configurable
      );
    })
  );
}

function nameOf(index: number): string {
  const theClass = watched[index - (index % 2)] as { name: string };
  return index % 2 === 0 ? theClass.name : `${theClass.name}.prototype`;
}
