import { setOwn } from "./listed-body.ts";
import { restoring } from "./restoring.ts";

/** A field of a restored instance that was not stored. */
interface Start {
  readonly object: object;
  readonly field: string | ((value: never) => void);
  readonly make: () => unknown;
}

const waiting: Start[] = [];

/**
 * What a `@transient` field starts with. On a restored instance `make` is called when all that was stored is back.
 *
 * @param field Its name, or what sets it where only its class can.
 */
export function transient<T>(object: object, field: Start["field"], make: () => T): T {
  if (!restoring) return make();
  waiting.push({ object, field, make });
  return undefined as T;
}

/** A function that is written as the value of a field: the language would have named it after that. @returns it. */
export function named<T>(name: string, made: T): T {
  const own = typeof made === "function" ? Object.getOwnPropertyDescriptor(made, "name") : undefined;
  // A class may have a static member of that name.
  if (own?.value === "" && own.configurable === true) Object.defineProperty(made, "name", { value: name });
  return made;
}

/** Forgets what is left of an attempt to restore that failed. */
export function forgetTransients(): void {
  if (waiting.length > 0) waiting.length = 0;
}

/** Gives the fields that were not stored their values, in the order in which the instances were made. */
export function startTransients(): void {
  if (waiting.length === 0) return;
  for (const { object, field, make } of waiting.splice(0)) {
    const value = make();
    if (typeof field === "string") setOwn(object, field, value);
    else field(value as never);
  }
}
