import { realNowMs } from "../clock.ts";
import type { Births, CommandMoment } from "../command-in-progress.ts";
import { Generator } from "../generator.ts";
import type { DecodedRecord } from "../journal/record.ts";
import { entropy } from "../platform.ts";
import type { Suspects } from "./suspects.ts";

/** The instant and the seed of a command that runs for the first time: taken when it first asks. */
export class LiveMoment implements CommandMoment {
  readonly entities: Births;
  readonly suspects: Suspects;
  instant: number | undefined;
  seed: Uint8Array | undefined;
  #generator: Generator | undefined;
  #notBeforeMs = 0;

  constructor(entities: Births, suspects: Suspects) {
    this.entities = entities;
    this.suspects = suspects;
  }

  /** Made ready for the next command, whose instant will not be earlier than `notBeforeMs`. */
  begin(notBeforeMs: number): this {
    this.instant = this.seed = this.#generator = undefined;
    this.#notBeforeMs = notBeforeMs;
    this.suspects.begin();
    return this;
  }

  /** Whether the command asked for something that a replay must be told. */
  get hasAsked(): boolean {
    return this.instant !== undefined || this.seed !== undefined;
  }

  instantMs(): number {
    this.instant ??= Math.max(realNowMs(), this.#notBeforeMs);
    return this.instant;
  }

  generator(): Generator {
    this.seed ??= entropy(16);
    this.#generator ??= new Generator(this.seed);
    return this.#generator;
  }

  suspect(value: unknown): void {
    this.suspects.look(value);
  }
}

/** The instants and the seeds that records hold, of one at a time. */
export class ReplayMoment implements CommandMoment {
  readonly entities: Births;
  #record: DecodedRecord | undefined;
  #generator: Generator | undefined;
  #askedInstant = false;
  #askedSeed = false;

  constructor(entities: Births) {
    this.entities = entities;
  }

  /** Made ready for the next record. */
  begin(record: DecodedRecord): this {
    this.#record = record;
    this.#generator = undefined;
    this.#askedInstant = this.#askedSeed = false;
    return this;
  }

  instantMs(): number {
    this.#askedInstant = true;
    return this.#record!.instantMs ?? 0;
  }

  generator(): Generator {
    this.#askedSeed = true;
    this.#generator ??= new Generator(this.#record!.seed ?? new Uint8Array(16));
    return this.#generator;
  }

  /** What the command asked for that the record does not hold; undefined when nothing. */
  get lacking(): string | undefined {
    const { instantMs, seed } = this.#record!;
    if (this.#askedInstant && instantMs === undefined) return "it asks for the time, and did not then";
    if (this.#askedSeed && seed === undefined) return "it asks for randomness, and did not then";
    return undefined;
  }

  /** What the record holds and the command did not ask for; undefined when nothing. */
  get unused(): string | undefined {
    const { instantMs, seed } = this.#record!;
    if (!this.#askedInstant && instantMs !== undefined) return "it asked for the time then, and does not now";
    if (!this.#askedSeed && seed !== undefined) return "it asked for randomness then, and does not now";
    return undefined;
  }
}
