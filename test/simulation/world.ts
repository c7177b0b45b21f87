import { fixedClock } from "coopy/testing";

/** What waits no longer than this lets others run, and waits for nothing. */
const restMsMax = 50;

type Timer = { readonly callback: () => void };

/** What a program takes from outside, under the simulation's control: time, timers, randomness. Use it with `using`. */
export class World {
  #nowMs = 1_000_000_000_000;
  /** Whoever looks at the clock of what takes time finds that some has passed. */
  #elapsedMs = 0;
  #draw = 0;
  #timers = new Set<Timer>();
  readonly #clock = fixedClock(this.#nowMs);
  readonly #setTimeout = globalThis.setTimeout;
  readonly #clearTimeout = globalThis.clearTimeout;
  readonly #emitWarning = process.emitWarning;

  constructor() {
    const outside = globalThis as unknown as Record<string, unknown>;
    outside["setTimeout"] = (callback: () => void, delayMs = 0): Timer => {
      const timer = { callback };
      if (delayMs < restMsMax) {
        setImmediate(callback);
        return timer;
      }
      this.#timers.add(timer);
      return timer;
    };
    outside["clearTimeout"] = (timer: Timer) => this.#timers.delete(timer);
    // A store tells the developer of obstacles that it gets round.
    process.emitWarning = () => {};
    // Own properties hide the platform's until they are deleted.
    Object.defineProperty(performance, "now", { configurable: true, value: () => (this.#elapsedMs += 0.5) });
    Object.defineProperty(crypto, "getRandomValues", {
      configurable: true,
      value: (bytes: Uint8Array) =>
        bytes.fill(0).set([++this.#draw & 255, this.#draw >>> 8, this.#draw >>> 16]),
    });
  }

  get nowMs(): number {
    return this.#nowMs;
  }

  advance(byMs: number): void {
    this.#nowMs += byMs;
    this.#clock.advance(byMs);
  }

  /** Everything that waits for time to pass happens. */
  fireTimers(): void {
    for (const timer of this.#timers) {
      this.#timers.delete(timer);
      timer.callback();
    }
  }

  /** What waits by now: `forgetTimersBut` keeps it. */
  timers(): ReadonlySet<unknown> {
    return new Set(this.#timers);
  }

  forgetTimersBut(kept: ReadonlySet<unknown>): void {
    for (const timer of this.#timers) if (!kept.has(timer)) this.#timers.delete(timer);
  }

  [Symbol.dispose](): void {
    this.#clock[Symbol.dispose]();
    globalThis.setTimeout = this.#setTimeout;
    globalThis.clearTimeout = this.#clearTimeout;
    process.emitWarning = this.#emitWarning;
    Reflect.deleteProperty(performance, "now");
    Reflect.deleteProperty(crypto, "getRandomValues");
  }
}
