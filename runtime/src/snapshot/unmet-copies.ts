import { CoopyError } from "../errors.ts";

/** Copies of objects that changed before the writer of a graph met them. */
export class UnmetCopies {
  readonly #copies = new Map<object, object>();
  readonly #originals = new Map<object, object>();

  has(object: object): boolean {
    return this.#copies.has(object);
  }

  add(object: object, copy: object): void {
    this.#copies.set(object, copy);
    this.#originals.set(copy, object);
    // They are written together.
    if (object instanceof URL) this.add(object.searchParams, (copy as URL).searchParams);
  }

  /** The object as it was. */
  seen(object: object): object {
    if (this.#copies.size === 0) return object;
    const copy = this.#copies.get(object);
    if (copy === undefined && object instanceof URL && this.has(object.searchParams)) failOf(object);
    return copy ?? object;
  }

  /** The copy is met. @returns the object; undefined when `value` is no copy. */
  takeOriginal(value: object): object | undefined {
    const original = this.#originals.size === 0 ? undefined : this.#originals.get(value);
    if (original === undefined) return undefined;
    this.#originals.delete(value);
    this.#copies.delete(original);
    return original;
  }
}

/** Parameters do not tell whose they are, so the URL was not copied before they changed it. */
function failOf(url: URL): never {
  throw new CoopyError(
    "COOPY5207",
    `the searchParams of ${url.href} changed while the snapshot was being written, before the URL was. Take another one.`,
  );
}
