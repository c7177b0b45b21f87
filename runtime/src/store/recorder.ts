import type { Writer } from "../codec/writer.ts";
import { runCommand, runQuery } from "../command-in-progress.ts";
import { recordFlag } from "../journal/format.ts";
import { type Call, encodeTail } from "../journal/record.ts";
import { type CallEncoder, expectSynchronous } from "./calls.ts";
import type { Entities } from "./entities.ts";
import { LiveMoment } from "./moment.ts";
import { witnessOfCalls } from "./replay.ts";

/** Runs calls for the first time, and writes the record from which they can be run again. */
export class Recorder {
  /** The latest instant that a command saw. */
  lastInstantMs: number;
  /** Of the calls given last: the one that was encoded or run last, and whether any was run. */
  index = 0;
  hasRun = false;
  readonly #entities: Entities;
  readonly #encoder: CallEncoder;
  readonly #moment: LiveMoment;
  readonly #witness: boolean;

  constructor(entities: Entities, encoder: CallEncoder, lastInstantMs: number, witness: boolean) {
    this.#entities = entities;
    this.#encoder = encoder;
    this.#moment = new LiveMoment(entities);
    this.#witness = witness;
    this.lastInstantMs = lastInstantMs;
  }

  /**
   * Writes one record for all the calls, and runs them.
   * @returns their results.
   * @throws what a call throws. Then nothing is left of the record; undoing what was written to the state is for the caller.
   */
  record(writer: Writer, system: object, calls: readonly Call[], isAtomic: boolean): readonly unknown[] {
    const start = writer.position;
    this.hasRun = false;
    this.#entities.begin();
    try {
      // Encode before executing: an argument that cannot be written must fail while the state is untouched.
      writer.byte(isAtomic ? recordFlag.atomic : 0);
      if (isAtomic) writer.varint(calls.length);
      const args = runQuery(() => calls.map((call, index) => this.#encode(writer, call, index)));
      this.hasRun = true;
      const moment = this.#moment.begin(this.lastInstantMs);
      const results = runCommand(moment, () =>
        calls.map((call, index) => this.#run(system, call, args[index]!, index)),
      );
      this.#complete(writer, start, results, isAtomic);
      return results;
    } catch (error) {
      writer.position = start;
      this.#entities.rollback();
      throw error;
    }
  }

  #encode(writer: Writer, call: Call, index: number): readonly unknown[] {
    this.index = index;
    return this.#encoder.encode(writer, call);
  }

  #run(system: object, { command }: Call, args: readonly unknown[], index: number): unknown {
    this.index = index;
    const result = command.run(system as never, args as never);
    expectSynchronous(command, result);
    return result;
  }

  /** Writes behind the arguments what the commands asked for while they ran. */
  #complete(writer: Writer, start: number, results: readonly unknown[], isAtomic: boolean): void {
    const { instant, seed } = this.#moment;
    const isWitnessed =
      this.#witness &&
      (instant !== undefined || seed !== undefined || results.some((result) => result !== undefined));
    const witness = isWitnessed ? witnessOfCalls(results, isAtomic) : undefined;
    const flags = encodeTail(writer, { instantMs: instant, seed, witness });
    writer.bytes[start]! |= flags;
    if (instant !== undefined) this.lastInstantMs = instant;
  }
}
