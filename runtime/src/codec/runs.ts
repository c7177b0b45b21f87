/** The objects of a graph in the order they were met, and by what each is written or read: runs of equal ones. */
export class Runs<Body extends { readonly groupLengthMax: number }> {
  readonly objects: object[] = [];
  readonly #bodies: Body[] = [];
  readonly #ends: number[] = [];

  get isEmpty(): boolean {
    return this.objects.length === 0;
  }

  clear(): void {
    this.objects.length = 0;
    this.#bodies.length = 0;
    this.#ends.length = 0;
  }

  add(object: object, body: Body): void {
    const last = this.#bodies.length - 1;
    const end = this.objects.push(object);
    if (last >= 0 && this.#bodies[last] === body) this.#ends[last] = end;
    else {
      this.#bodies.push(body);
      this.#ends.push(end);
    }
  }

  /**
   * Goes through all objects, those added meanwhile included, in groups: neighbours of one run, as many as there are
   * when their turn comes, but no more than their body takes together.
   */
  forEachGroup(visit: (body: Body, start: number, end: number) => void): void {
    let start = 0;
    for (let run = 0; run < this.#bodies.length; run++) {
      const body = this.#bodies[run]!;
      while (start < this.#ends[run]!) {
        const end = Math.min(this.#ends[run]!, start + body.groupLengthMax);
        visit(body, start, end);
        start = end;
      }
    }
  }
}
