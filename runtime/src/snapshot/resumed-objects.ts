/** Objects of which a part is written and a part is not, and copies of those that changed in between. */
export class ResumedObjects {
  /** How many parts are to be written. */
  readonly #counts = new Map<object, number>();
  readonly #copies = new Map<object, object>();

  has(object: object): boolean {
    return this.#counts.has(object);
  }

  hasCopy(object: object): boolean {
    return this.#copies.has(object);
  }

  setCopy(object: object, copy: object): void {
    this.#copies.set(object, copy);
  }

  /** As it is to be written. */
  seen(object: object): object {
    return this.#copies.get(object) ?? object;
  }

  /** One more part is to be written. */
  add(object: object): void {
    this.#counts.set(object, (this.#counts.get(object) ?? 0) + 1);
  }

  /** One part was written. @returns whether it was the last. */
  passed(object: object): boolean {
    const count = this.#counts.get(object);
    if (count === undefined) return false;
    if (count > 1) {
      this.#counts.set(object, count - 1);
      return false;
    }
    this.#counts.delete(object);
    this.#copies.delete(object);
    return true;
  }
}
