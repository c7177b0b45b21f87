import { builtInTag } from "../codec/built-in-tags.ts";
import type { Catalog } from "../codec/catalog.ts";
import type { ClassLayout } from "../codec/class-layout.ts";
import { CodecLayout } from "../codec/codec-layout.ts";
import { integrity } from "../codec/format.ts";
import type { Elements, Entries } from "../codec/image-source.ts";
import { integrityOf, tryToLock } from "../codec/integrity.ts";
import { copyContents } from "../codec/library-contents.ts";
import { makeInstance } from "../codec/library-layout.ts";
import { namedKeysOf, namedKeysOfBytes } from "../codec/named-keys.ts";
import { makeHidden } from "../codec/restoring.ts";
import { Stamp } from "../codec/stamp.ts";
import { forgetTransients } from "../codec/transients.ts";
import { emptyBuiltIn } from "./copy-built-in.ts";

/** What a copy gets in place of what its original holds by now. */
export interface Held {
  readonly entries?: Entries | undefined;
  readonly elements?: Elements | undefined;
}

/** For the copy of a Map or Set that needs no entries. */
export const noEntries: Held = { entries: { size: 0, key: undefined, value: undefined, next() {} } };

/**
 * A copy of the object that is written as it would be: with all that layouts look at, hidden members included. What it
 * holds is not copied. No code of the program runs, but for codecs.
 *
 * @param held Entries of a Map or Set, or elements of an array, that the copy gets; its own where they are left out.
 */
export function copyOf(object: object, catalog: Catalog, held: Held = {}): object {
  const prototype = Object.getPrototypeOf(object) as object | null;
  if (prototype === Object.prototype && Stamp.isPlainData(object)) return locked(object, { ...object });
  const classIndex = prototype === null ? undefined : catalog.indexOf(prototype);
  const layout = classIndex === undefined ? undefined : catalog.classes[classIndex]!;
  if (layout instanceof CodecLayout) return layout.copyOf(object);
  const copy = layout === undefined ? emptyCopy(object, prototype, held) : emptyInstance(layout, object);
  for (const key of propertyKeysOf(object))
    Object.defineProperty(copy, key, Object.getOwnPropertyDescriptor(object, key)!);
  return locked(object, copy);
}

function locked(object: object, copy: object): object {
  const level = integrityOf(object);
  if (level !== integrity.extensible) tryToLock(copy, level);
  return copy;
}

function propertyKeysOf(object: object): readonly PropertyKey[] {
  if (Array.isArray(object)) return namedKeysOf(object).filter((key) => key !== "length");
  if (ArrayBuffer.isView(object) && !(object instanceof DataView))
    return namedKeysOfBytes(object as unknown as ArrayLike<unknown>);
  return Reflect.ownKeys(object);
}

/** An object of the language or without class, with what it holds apart from properties. */
function emptyCopy(object: object, prototype: object | null, { entries, elements }: Held): object {
  if (elements !== undefined) return sameLook(object, elements.part(0, elements.length));
  if (Array.isArray(object)) return elementsOf(object, prototype);
  const kind = prototype === null ? undefined : builtInTag(prototype);
  return kind === undefined
    ? (Object.create(prototype) as object)
    : emptyBuiltIn(kind, object, prototype!, entries);
}

function elementsOf(array: readonly unknown[], prototype: object | null): object {
  // An array that says what its copies are made by is asked for each element.
  if (prototype === Array.prototype && !Object.hasOwn(array, "constructor"))
    return sameLook(array, Array.prototype.slice.call(array));
  const copy: unknown[] = [];
  copyContents("Array", array, copy);
  return copy;
}

/** A long array that was looked through before is not again, nor is its copy. */
function sameLook(array: object, copy: unknown[]): unknown[] {
  if (Stamp.isPlainData(array)) Stamp.markPlainData(copy, true);
  return copy;
}

/** An instance of a class of the program: without properties, with its hidden members. */
function emptyInstance({ description, theClass }: ClassLayout, value: object): object {
  const { hidden, library } = description;
  if (library !== undefined) {
    const made = makeInstance(library, theClass);
    copyContents(library, value, made);
    return made;
  }
  if (hidden === undefined) return Object.create(theClass.prototype) as object;
  const made = makeHidden(hidden, theClass);
  forgetTransients();
  for (const key of Reflect.ownKeys(made)) Reflect.deleteProperty(made, key);
  for (const slot of hidden.slots ?? []) slot.set(made, slot.get(value));
  return made;
}
