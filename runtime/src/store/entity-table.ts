const pageLength = 1024;

/** Objects by their numbers: eight bytes for each, and none for long stretches that are gone. */
export class EntityTable {
  readonly #pages = new Map<number, (object | undefined)[]>();
  /** The page of the last number asked for: neighbours are asked for together. */
  #lastIndex = -1;
  #lastPage: (object | undefined)[] | undefined;

  get(id: number): object | undefined {
    return this.#page(Math.floor(id / pageLength))?.[id % pageLength];
  }

  set(id: number, object: object): void {
    const index = Math.floor(id / pageLength);
    let page = this.#page(index);
    if (page === undefined) {
      page = [];
      this.#pages.set(index, page);
      this.#lastIndex = -1;
    }
    page[id % pageLength] = object;
  }

  delete(id: number): void {
    const page = this.#page(Math.floor(id / pageLength));
    if (page !== undefined) page[id % pageLength] = undefined;
  }

  /** Moves the objects that do not stay to `leaving`, page by page. */
  *part(stays: (id: number, object: object) => boolean, leaving: EntityTable): Generator<void> {
    for (const [index, page] of this.#pages) {
      let isEmpty = true;
      for (const [place, object] of page.entries()) {
        if (object === undefined) continue;
        const id = index * pageLength + place;
        if (stays(id, object)) {
          isEmpty = false;
          continue;
        }
        leaving.set(id, object);
        page[place] = undefined;
      }
      if (isEmpty) this.#dropPage(index);
      yield;
    }
  }

  #dropPage(index: number): void {
    this.#pages.delete(index);
    this.#lastIndex = -1;
  }

  #page(index: number): (object | undefined)[] | undefined {
    if (index !== this.#lastIndex) {
      this.#lastIndex = index;
      this.#lastPage = this.#pages.get(index);
    }
    return this.#lastPage;
  }
}
