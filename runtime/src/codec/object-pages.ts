const pageBits = 15;
const pageLength = 2 ** pageBits;

/** Objects by their indexes. An array that grows is copied now and then, which takes long when it is long: so here are many. */
export class ObjectPages {
  count = 0;
  readonly #pages: object[][] = [[]];
  #lastPage: object[] = this.#pages[0]!;

  at(index: number): object | undefined {
    return this.#pages[index >>> pageBits]?.[index & (pageLength - 1)];
  }

  set(index: number, object: object): void {
    this.#pages[index >>> pageBits]![index & (pageLength - 1)] = object;
  }

  push(object: object): void {
    if (this.#lastPage.length === pageLength) {
      this.#lastPage = [];
      this.#pages.push(this.#lastPage);
    }
    this.#lastPage.push(object);
    this.count++;
  }

  clear(): void {
    this.#pages.length = 1;
    this.#lastPage = this.#pages[0]!;
    this.#lastPage.length = 0;
    this.count = 0;
  }

  /** An array with the objects from `start` to `end`: their page, or a copy where they lie in two. */
  together(start: number, end: number): object[] {
    const page = this.#pages[start >>> pageBits]!;
    const inPage = start & (pageLength - 1);
    if (inPage + end - start <= pageLength) return page;
    return [
      ...page.slice(inPage),
      ...this.#pages[(start >>> pageBits) + 1]!.slice(0, end & (pageLength - 1)),
    ];
  }

  /** Where the object at `index` stands in what `together` gave. */
  placeOf(index: number, objects: object[]): number {
    return objects === this.#pages[index >>> pageBits] ? index & (pageLength - 1) : 0;
  }
}
