/** Which objects with numbers a snapshot in progress holds. */
export class EntityCut {
  /** The number that was next when it began: objects from it on came later. */
  readonly next: number;
  readonly #indexOf: (object: object) => number;
  /** Objects that commands were given since, and that the graph might not hold. */
  readonly #referred = new Set<object>();
  #isComplete = false;

  /** @param indexOf the index that the snapshot gave the object so far, or -1. */
  constructor(next: number, indexOf: (object: object) => number) {
    this.next = next;
    this.#indexOf = indexOf;
  }

  /**
   * Whether a command can be given the object: its record will be replayed on what this snapshot holds. As long as it is
   * not complete, it will hold the object.
   */
  admits(object: object, id: number): boolean {
    if (id >= this.next || this.#indexOf(object) >= 0) return true;
    if (this.#isComplete) return false;
    this.#referred.add(object);
    return true;
  }

  /** Objects that commands were given, and that the graph does not hold though all that it held is written. */
  takeMissing(): readonly object[] {
    const missing = [...this.#referred].filter((object) => this.#indexOf(object) < 0);
    this.#referred.clear();
    return missing;
  }

  /** Nothing more comes into the snapshot. */
  complete(): void {
    this.#isComplete = true;
  }
}
