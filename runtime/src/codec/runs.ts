/** The objects of a graph in the order they were met, and by what each is written or read: runs of equal ones. */
export class Runs<Body> {
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

  /** Goes through all objects, those added meanwhile included. */
  forEach(visit: (body: Body, object: object) => void): void {
    let index = 0;
    for (let run = 0; run < this.#bodies.length; run++) {
      const body = this.#bodies[run]!;
      for (; index < this.#ends[run]!; index++) visit(body, this.objects[index]!);
    }
  }
}
