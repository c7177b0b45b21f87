import type { Outcome } from "./check.ts";

/** What came of the inputs. */
export interface Summary {
  readonly kind: "summary";
  /** By target: how many were tried, how many decoded, and how many of those could not be written again. */
  readonly inputs: Record<string, { tried: number; accepted: number; unwritable: number }>;
  /** Why, with an input for which it was so. */
  readonly unwritable: Record<string, number>;
  /** The most memory that an input of at least 1 KiB made, for each byte of it: one that was refused, and one that was decoded. */
  readonly refused: Worst;
  readonly decoded: Worst;
}

interface Worst {
  readonly input: number;
  readonly factor: number;
}

/** Shorter inputs say nothing of what longer ones would make. */
const tellingBytesMin = 1024;

export class Tally {
  readonly #inputs: Summary["inputs"] = {};
  readonly #unwritable: Summary["unwritable"] = {};
  #refused: Worst = { input: -1, factor: 0 };
  #decoded: Worst = { input: -1, factor: 0 };

  add(target: string, outcome: Partial<Outcome>, input: number, bytes: Uint8Array): void {
    this.#inputs[target] ??= { tried: 0, accepted: 0, unwritable: 0 };
    const tally = this.#inputs[target];
    tally.tried++;
    if (outcome.accepted) tally.accepted++;
    if (outcome.unwritable !== undefined) {
      tally.unwritable++;
      this.#unwritable[outcome.unwritable] ??= input;
    }
    if (bytes.length < tellingBytesMin) return;
    const worst = { input, factor: (outcome.allocatedBytes ?? 0) / bytes.length };
    if (outcome.accepted) this.#decoded = larger(this.#decoded, worst);
    else this.#refused = larger(this.#refused, worst);
  }

  get summary(): Summary {
    return {
      kind: "summary",
      inputs: this.#inputs,
      unwritable: this.#unwritable,
      refused: this.#refused,
      decoded: this.#decoded,
    };
  }
}

function larger(one: Worst, other: Worst): Worst {
  return other.factor > one.factor ? other : one;
}
