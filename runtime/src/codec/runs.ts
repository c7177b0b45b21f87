import { ObjectPages } from "./object-pages.ts";

/** The objects of a graph in the order they were met, and by what each is written or read: runs of equal ones. */
export class Runs<Body extends { readonly groupLengthMax: number }> {
  /** The objects of the group whose turn it is, from `start` to `end` there. */
  objects: object[] = [];
  start = 0;
  end = 0;
  readonly #pages = new ObjectPages();
  /** Of each run, its body and where it begins. */
  readonly #bodies: Body[] = [];
  readonly #starts: number[] = [];
  #lastBody: Body | undefined;
  /** The run that was asked for last. */
  #foundRun = 0;
  /** The run whose turn it is, and up to which object all had theirs. */
  #run = 0;
  #doneCount = 0;

  get count(): number {
    return this.#pages.count;
  }

  /** How many objects had their turn, the group included whose turn it is. */
  get doneCount(): number {
    return this.#doneCount;
  }

  at(index: number): object | undefined {
    return this.#pages.at(index);
  }

  set(index: number, object: object): void {
    this.#pages.set(index, object);
  }

  clear(): void {
    this.#pages.clear();
    this.#bodies.length = 0;
    this.#starts.length = 0;
    this.#lastBody = undefined;
    this.#foundRun = 0;
    this.#run = this.#doneCount = 0;
  }

  add(object: object, body: Body): void {
    if (body !== this.#lastBody) this.#begin(body);
    this.#pages.push(object);
  }

  /**
   * Goes on to the next group of objects: neighbours of one run, as many as there are when their turn comes, but no more
   * than their body takes together.
   * @returns what they were added with; undefined when all had their turn. Those added later have theirs after that.
   */
  next(): Body | undefined {
    const first = this.#doneCount;
    if (first === this.count) return undefined;
    if (first === this.#endOf(this.#run)) this.#run++;
    const body = this.#bodies[this.#run]!;
    this.#doneCount = Math.min(this.#endOf(this.#run), first + body.groupLengthMax);
    this.objects = this.#pages.together(first, this.#doneCount);
    this.start = this.#pages.placeOf(first, this.objects);
    this.end = this.start + this.#doneCount - first;
    return body;
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
    this.#starts.push(this.count);
  }

  #endOf(run: number): number {
    return this.#starts[run + 1] ?? this.count;
  }
}
