/** The objects of a graph in the order they were met, and by what each is written or read: runs of equal ones. */
export class Runs<Body extends { readonly groupLengthMax: number }> {
  readonly objects: object[] = [];
  /** Of each run, its body and where it begins. */
  readonly #bodies: Body[] = [];
  readonly #starts: number[] = [];
  #lastBody: Body | undefined;

  get isEmpty(): boolean {
    return this.objects.length === 0;
  }

  clear(): void {
    this.objects.length = 0;
    this.#bodies.length = 0;
    this.#starts.length = 0;
    this.#lastBody = undefined;
  }

  add(object: object, body: Body): void {
    if (body !== this.#lastBody) this.#begin(body);
    this.objects.push(object);
  }

  /**
   * Goes through all objects, those added meanwhile included, in groups: neighbours of one run, as many as there are
   * when their turn comes, but no more than their body takes together.
   */
  forEachGroup(visit: (body: Body, start: number, end: number) => void): void {
    for (let run = 0; run < this.#bodies.length; run++) {
      const body = this.#bodies[run]!;
      let start = this.#starts[run]!;
      for (let end = this.#endOf(run); start < end; end = this.#endOf(run)) {
        end = Math.min(end, start + body.groupLengthMax);
        visit(body, start, end);
        start = end;
      }
    }
  }

  #begin(body: Body): void {
    this.#lastBody = body;
    this.#bodies.push(body);
    this.#starts.push(this.objects.length);
  }

  #endOf(run: number): number {
    return this.#starts[run + 1] ?? this.objects.length;
  }
}
