/** The objects of a graph in the order they were met, and by what each is written or read: runs of equal ones. */
export class Runs<Body extends { readonly groupLengthMax: number }> {
  readonly objects: object[] = [];
  /** Of each run, its body and where it begins. */
  readonly #bodies: Body[] = [];
  readonly #starts: number[] = [];
  #lastBody: Body | undefined;
  /** The run that was asked for last. */
  #foundRun = 0;
  /** The run whose turn it is. */
  #run = 0;
  #start = 0;
  #end = 0;

  get isEmpty(): boolean {
    return this.objects.length === 0;
  }

  clear(): void {
    this.objects.length = 0;
    this.#bodies.length = 0;
    this.#starts.length = 0;
    this.#lastBody = undefined;
    this.#foundRun = 0;
    this.#run = this.#start = this.#end = 0;
  }

  add(object: object, body: Body): void {
    if (body !== this.#lastBody) this.#begin(body);
    this.objects.push(object);
  }

  /**
   * Goes on to the next group of objects, from `start` to `end`: neighbours of one run, as many as there are when their turn
   * comes, but no more than their body takes together.
   * @returns what they were added with; undefined when all had their turn. Those added later have theirs after that.
   */
  next(): Body | undefined {
    if (this.#end === this.objects.length) return undefined;
    this.#start = this.#end;
    if (this.#start === this.#endOf(this.#run)) this.#run++;
    const body = this.#bodies[this.#run]!;
    this.#end = Math.min(this.#endOf(this.#run), this.#start + body.groupLengthMax);
    return body;
  }

  get start(): number {
    return this.#start;
  }

  get end(): number {
    return this.#end;
  }

  /** Whether the object at `index`, which is there, was added with `body`. */
  isOf(index: number, body: Body): boolean {
    const run = this.#foundRun;
    if (index < this.#starts[run]! || index >= this.#endOf(run)) this.#find(index);
    return this.#bodies[this.#foundRun] === body;
  }

  #find(index: number): void {
    let low = 0;
    let high = this.#starts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (this.#starts[middle]! <= index) low = middle;
      else high = middle - 1;
    }
    this.#foundRun = low;
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
