import type { Writer } from "../codec/writer.ts";
import { enterCommand, enterQuery, leaveCommand, leaveQuery } from "../command-in-progress.ts";
import { recordFlag } from "../journal/format.ts";
import { type Call, encodeTail } from "../journal/record.ts";
import { witnessOf } from "../journal/witness.ts";
import type { StoreStart } from "../store.ts";
import { forgetWaiting } from "../writes/keys.ts";
import { beginWrites, endWrites, type WriteLog } from "../writes/write-log.ts";
import { type CallEncoder, expectSynchronous, withIndex } from "./calls.ts";
import type { Entities } from "./entities.ts";
import { LiveMoment } from "./moment.ts";
import { witnessOfAll } from "./replay.ts";
import { Suspects } from "./suspects.ts";

/** Runs calls for the first time, and writes the record from which they can be run again. */
export class Recorder {
  /** The latest that a command saw. */
  lastInstantMs: number;
  readonly #entities: Entities;
  readonly #encoder: CallEncoder;
  readonly #moment: LiveMoment;
  readonly #writes: WriteLog;
  readonly #witness: boolean;
  /** Of several calls, the one that was encoded or run last. */
  #index = 0;

  constructor(start: StoreStart<object>, encoder: CallEncoder, writes: WriteLog) {
    const { plan, entities, lastInstantMs, settings } = start;
    this.#entities = entities;
    this.#encoder = encoder;
    this.#moment = new LiveMoment(entities, new Suspects(plan, entities));
    this.#writes = writes;
    this.#witness = settings.witness;
    this.lastInstantMs = lastInstantMs;
  }

  /**
   * Writes one record, and runs what it says: one call, or calls that happen all or not at all. Gives what they gave.
   * @throws what a call throws. Then nothing is left of the record; undoing what was written to the state is for the caller.
   */
  record(writer: Writer, system: object, what: Call | readonly Call[]): unknown {
    const isOne = "command" in what;
    const start = writer.position;
    this.#entities.begin();
    this.#moment.begin(this.lastInstantMs);
    try {
      writer.byte(isOne ? 0 : recordFlag.atomic);
      const result = isOne ? this.#one(writer, start, system, what) : this.#all(writer, start, system, what);
      this.#writes.keep();
      return result;
    } catch (error) {
      this.#end();
      writer.position = start;
      this.#entities.rollback();
      throw isOne ? error : withIndex(error, this.#index);
    }
  }

  #one(writer: Writer, start: number, system: object, call: Call): unknown {
    const args = this.#encode(writer, call);
    const result = this.#run(system, call, args);
    if (this.#moment.hasAsked || result !== undefined) this.#complete(writer, start, witnessOf, result);
    return result;
  }

  #all(writer: Writer, start: number, system: object, calls: readonly Call[]): readonly unknown[] {
    writer.varint(calls.length);
    const args = calls.map((call, index) => {
      this.#index = index;
      return this.#encode(writer, call);
    });
    const results = calls.map((call, index) => {
      this.#index = index;
      return this.#run(system, call, args[index]!);
    });
    if (this.#moment.hasAsked || results.some((result) => result !== undefined))
      this.#complete(writer, start, witnessOfAll, results);
    return results;
  }

  /** Before anything is executed: an argument that cannot be written must fail while the state is untouched. */
  #encode(writer: Writer, call: Call): readonly unknown[] {
    enterQuery();
    const args = this.#encoder.encode(writer, call);
    leaveQuery(false);
    return args;
  }

  #run(system: object, { command }: Call, args: readonly unknown[]): unknown {
    enterCommand(this.#moment);
    beginWrites(this.#writes);
    const result = command.run(system as never, args as never);
    expectSynchronous(command, result);
    this.#moment.suspects.expectStorable(system);
    this.#end();
    return result;
  }

  /** Nothing runs any more, whatever it came to. Nothing did before: a command is begun where none runs. */
  #end(): void {
    endWrites();
    forgetWaiting();
    leaveCommand(undefined);
    leaveQuery(false);
  }

  /** Writes behind the arguments what the commands asked for while they ran, and what tells their results from others. */
  #complete<Results>(
    writer: Writer,
    start: number,
    witnessOfResults: (results: Results) => number,
    results: Results,
  ): void {
    const { instant: instantMs, seed } = this.#moment;
    const witness = this.#witness ? witnessOfResults(results) : undefined;
    const flags = encodeTail(writer, { instantMs, seed, witness });
    writer.bytes[start]! |= flags;
    this.lastInstantMs = instantMs ?? this.lastInstantMs;
  }
}
