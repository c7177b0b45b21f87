/** Objects that get their numbers later than they were born. */
export class Postponed {
  #prototypes: ReadonlySet<object> | undefined;
  #waiting: object[] = [];

  /** From now on instances of these classes wait. @returns those that waited so far */
  begin(prototypes: ReadonlySet<object> | undefined): readonly object[] {
    this.#prototypes = prototypes;
    const waiting = this.#waiting;
    this.#waiting = [];
    return waiting;
  }

  /** Whether the object has to wait, and does from now on. */
  takes(object: object): boolean {
    if (this.#prototypes === undefined) return false;
    if (!this.#prototypes.has(Object.getPrototypeOf(object) as object)) return false;
    this.hold(object);
    return true;
  }

  hold(object: object): void {
    this.#waiting.push(object);
  }
}
