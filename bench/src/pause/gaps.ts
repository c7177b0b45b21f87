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
    this.#gapsMs.push(nowMs - this.#lastMs);
    this.#lastMs = nowMs;
    if (!this.#isOver) setImmediate(() => this.#turn());
  }
}

/** The gap that so large a part of the time lies in no longer ones: most turns are short, and nobody comes in most of them. */
export function quantile(sorted: Float64Array, part: number): number {
  let left = sorted.reduce((sum, gap) => sum + gap, 0) * part;
  for (const gap of sorted) {
    left -= gap;
    if (left < 0) return gap;
  }
  return sorted.at(-1) ?? 0;
}
