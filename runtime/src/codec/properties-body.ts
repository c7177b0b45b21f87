import { CoopyError } from "../errors.ts";
import type { BodyReader, BodyWriter } from "./body.ts";
import { isFound } from "./named-keys.ts";
import type { Reader } from "./reader.ts";
import { Stamp } from "./stamp.ts";
import type { Writer } from "./writer.ts";

/** What a property is not. */
const flag = { hidden: 1, readonly: 2, fixed: 4 } as const;

/** Properties that an object has beside what its kind holds: an error's message, the groups of a match. */
export class PropertiesWriter implements BodyWriter {
  readonly groupLengthMax = 1;
  readonly #keys: readonly PropertyKey[];

  constructor(keys: readonly PropertyKey[]) {
    this.#keys = keys;
  }

  encodeBodies(writer: Writer, objects: readonly object[], start: number): void {
    const value = objects[start]!;
    for (const key of this.#keys) {
      const { enumerable, writable, configurable, get } = Object.getOwnPropertyDescriptor(value, key)!;
      // Some engines keep the stack of an error behind an accessor of their own.
      const isAccessor = writable === undefined;
      if (isAccessor && !(key === "stack" && value instanceof Error)) refuseAccessor(key, get);
      writer.byte(
        (enumerable ? 0 : flag.hidden) |
          (isAccessor || writable ? 0 : flag.readonly) |
          (configurable ? 0 : flag.fixed),
      );
      writer.string(key);
      writer.tagged((value as Record<PropertyKey, unknown>)[key]);
    }
  }
}

export class PropertiesReader implements BodyReader {
  readonly groupLengthMax = 1;
  readonly #count: number;

  constructor(count: number) {
    this.#count = count;
  }

  decodeBodies(reader: Reader, objects: readonly object[], start: number): void {
    const value = objects[start]!;
    if (Array.isArray(value)) Stamp.markPlainData(value, false);
    for (let left = this.#count; left > 0; left--) {
      const flags = reader.byte();
      if (flags > 7) reader.fail("a property of unknown form");
      const key = reader.propertyKey();
      const isHidden = (flags & flag.hidden) !== 0;
      if (Object.hasOwn(value, key) || !isFound(value, key, isHidden)) reader.fail("a property out of place");
      Object.defineProperty(value, key, {
        value: reader.tagged(),
        enumerable: !isHidden,
        writable: !(flags & flag.readonly),
        configurable: !(flags & flag.fixed),
      });
    }
  }
}

function refuseAccessor(key: PropertyKey, get: unknown): never {
  throw new CoopyError(
    "COOPY5101",
    `an object has an accessor \`${String(key)}\` of its own${get === undefined ? "" : ", which is code"}. Store the value, or declare the accessor in a class.`,
  );
}
