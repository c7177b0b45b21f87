/** In turns that are shorter nothing ran but this. */
const idleMs = 0.05;

/** How long the turns of the event loop take: whoever calls waits so long, whatever runs. */
export class Gaps {
  readonly #gapsMs: number[] = [];
  #isOver = false;
  #lastMs = performance.now();

  constructor() {
    setImmediate(() => this.#turn());
  }

  /** @returns what the turns took, in milliseconds, shortest first. */
  async end(): Promise<Float64Array> {
    // What runs in this turn belongs to it.
    await new Promise((resolve) => setImmediate(resolve));
    this.#isOver = true;
    return Float64Array.from(this.#gapsMs).sort();
  }

  #turn(): void {
    const nowMs = performance.now();
    const gapMs = nowMs - this.#lastMs;
    if (gapMs >= idleMs) this.#gapsMs.push(gapMs);
    this.#lastMs = nowMs;
    if (!this.#isOver) setImmediate(() => this.#turn());
  }
}

/** The gap that so large a part of all is not longer than. */
export function quantile(sorted: Float64Array, part: number): number {
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? 0;
}
