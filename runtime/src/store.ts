import type { Catalog } from "./codec/catalog.ts";
import { insideError, isInside, runCommand, runQuery } from "./command-in-progress.ts";
import type { CommandDefinition, HandleStore } from "./definition.ts";
import { CoopyError } from "./errors.ts";
import { recordFlag } from "./journal/format.ts";
import { type AnyCommand, type Call, encodeTail } from "./journal/record.ts";
import { encodeState } from "./snapshot/state.ts";
import type { StorageLock } from "./storage.ts";
import { answer, refuse, withIndex } from "./store/answers.ts";
import { CallEncoder, expectSynchronous } from "./store/calls.ts";
import type { Entities } from "./store/entities.ts";
import { GroupCommit } from "./store/group-commit.ts";
import { type Listener, Listeners } from "./store/listeners.ts";
import { LiveMoment } from "./store/moment.ts";
import type { StorePlan } from "./store/recover.ts";
import { type RecordBytes, witnessOfCalls } from "./store/replay.ts";
import { type SnapshotPoint, Snapshots } from "./store/snapshots.ts";
import type { OpenedFiles } from "./store/start.ts";
import type { RecoveryReport, Status } from "./store/status.ts";
import type { Undo } from "./store/undo.ts";

/** What a store begins with. */
export interface StoreStart<T extends object> {
  readonly plan: StorePlan<T>;
  readonly files: OpenedFiles;
  readonly system: T;
  readonly entities: Entities;
  readonly undo: Undo<T>;
  readonly lastInstantMs: number;
  readonly snapshotSequence: number;
  readonly recovery: RecoveryReport;
  readonly lock: StorageLock;
  readonly witness: boolean;
  readonly segmentBytesMax: number;
}

/** An open store: the only mutable state there is. */
export class Store<T extends object> implements HandleStore<T> {
  readonly #start: StoreStart<T>;
  readonly #catalog: Catalog;
  readonly #commands: readonly AnyCommand[];
  readonly #encoder: CallEncoder;
  readonly #commit: GroupCommit;
  readonly #listeners: Listeners;
  readonly #snapshots: Snapshots<T>;
  readonly #moment: LiveMoment;
  #system: T;
  #lastInstantMs: number;
  /** Length of the state when it was last written. */
  #stateBytes = 0;
  /** Why nothing is accepted any more: closed, or failed. */
  #refusal: CoopyError | undefined;
  #hasFailed = false;
  #closing: Promise<void> | undefined;

  constructor(start: StoreStart<T>) {
    this.#start = start;
    this.#catalog = start.plan.catalog;
    this.#commands = start.plan.definition.commands as readonly unknown[] as readonly AnyCommand[];
    this.#encoder = new CallEncoder(this.#catalog, start.entities, this.#commands);
    this.#listeners = new Listeners(this.#catalog, start.entities.past);
    this.#moment = new LiveMoment(start.entities);
    this.#system = start.system;
    this.#lastInstantMs = start.lastInstantMs;
    const { journal } = start.files;
    this.#commit = new GroupCommit(journal, {
      closed: (batch) => {
        if (batch.count > 0) start.undo.ran(this.#recordsOf(batch));
      },
      durable: (batch) => {
        this.#listeners.tell(this.#recordsOf(batch));
        if (journal.segmentBytes >= start.segmentBytesMax) this.#snapshots.rotate();
      },
      failed: (error) => this.#fail(error),
    });
    this.#snapshots = new Snapshots(start.plan, start.files, this.#commit, start.snapshotSequence);
  }

  get state(): T {
    if (this.#refusal !== undefined) throw this.#refusal;
    return this.#system;
  }

  execute(command: CommandDefinition<T, never>, args: readonly unknown[]): Promise<never> {
    return this.#execute([{ command: command as unknown as AnyCommand, args }], false);
  }

  /** Runs commands told by name. */
  executeNamed(
    commands: readonly { name: string; arguments: readonly unknown[] }[],
    isAtomic: boolean,
  ): Promise<never> {
    if (isAtomic && commands.length === 0) return this.query(() => [], []);
    try {
      return this.#execute(
        commands.map((command) => this.#callOf(command)),
        isAtomic,
      );
    } catch (error) {
      if (isInside()) throw error;
      return Promise.reject(error);
    }
  }

  query<Arguments extends readonly unknown[]>(
    run: (system: T, ...args: Arguments) => unknown,
    args: readonly unknown[],
  ): Promise<never> {
    if (this.#refusal !== undefined) return Promise.reject(this.#refusal);
    if (isInside()) throw insideError("a query of the handle");
    try {
      return answer(
        runQuery(() => run(this.#system, ...(args as Arguments))),
        this.#commit.durable(),
      );
    } catch (error) {
      return refuse(error, this.#commit.durable());
    }
  }

  peek<Result>(run: (system: T) => Result): Result {
    return runQuery(() => run(this.state));
  }

  subscribe(listener: Listener): () => void {
    if (this.#refusal !== undefined) throw this.#refusal;
    return this.#listeners.add(listener);
  }

  async flush(): Promise<void> {
    if (this.#refusal !== undefined) throw this.#refusal;
    await this.#commit.durable();
  }

  async snapshot(): Promise<void> {
    if (isInside()) throw insideError("snapshot");
    if (this.#refusal !== undefined) throw this.#refusal;
    await this.#takeSnapshot();
  }

  close(options: { readonly snapshot: boolean }): Promise<void> {
    if (isInside()) throw insideError("close");
    this.#closing ??= this.#close(options.snapshot);
    return this.#closing;
  }

  get status(): Status {
    const { journal, epoch } = this.#start.files;
    return {
      sequence: this.#commit.pending.lastSequence,
      durableSequence: journal.durableSequence,
      batchCount: journal.batchCount,
      syncCount: journal.syncCount,
      epoch,
      listenerErrorCount: this.#listeners.errorCount,
      recovery: this.#start.recovery,
    };
  }

  #execute(calls: readonly Call[], isAtomic: boolean): Promise<never> {
    if (isInside()) throw insideError(calls[0]?.command.name ?? "execute");
    if (this.#refusal !== undefined) return Promise.reject(this.#refusal);
    const { writer } = this.#commit.pending;
    const start = writer.position;
    let index = 0;
    let isRunning = false;
    this.#start.entities.begin();
    try {
      // Encode before executing: an argument that cannot be written must fail while the state is untouched.
      writer.byte(isAtomic ? recordFlag.atomic : 0);
      if (isAtomic) writer.varint(calls.length);
      const args = runQuery(() =>
        calls.map((call, place) => {
          index = place;
          return this.#encoder.encode(writer, call);
        }),
      );
      isRunning = true;
      const moment = this.#moment.begin(this.#lastInstantMs);
      const results = runCommand(moment, () =>
        calls.map(({ command }, place) => {
          index = place;
          const result = command.run(this.#system as never, args[place] as never);
          expectSynchronous(command, result);
          return result;
        }),
      );
      this.#completeRecord(start, results, isAtomic);
      return answer(isAtomic ? results : results[0], this.#commit.add(start));
    } catch (error) {
      writer.position = start;
      this.#start.entities.rollback();
      if (isRunning) this.#undo();
      return refuse(isAtomic ? withIndex(error, index) : error, this.#commit.durable());
    }
  }

  #callOf({ name, arguments: args }: { name: string; arguments: readonly unknown[] }): Call {
    const command = this.#commands.find((candidate) => candidate.name === name);
    if (command !== undefined) return { command, args };
    const system = this.#start.plan.definition.layout.name;
    throw new CoopyError(
      "COOPY5009",
      `${system} has no command ${name}. Make commands with \`commands(${system})\`.`,
    );
  }

  /** Writes behind the arguments what the command asked for while it ran. */
  #completeRecord(start: number, results: readonly unknown[], isAtomic: boolean): void {
    const { writer } = this.#commit.pending;
    const { instant, seed } = this.#moment;
    const isWitnessed =
      this.#start.witness &&
      (instant !== undefined || seed !== undefined || results.some((result) => result !== undefined));
    const witness = isWitnessed ? witnessOfCalls(results, isAtomic) : undefined;
    const flags = encodeTail(writer, { instantMs: instant, seed, witness });
    writer.bytes[start]! |= flags;
    if (instant !== undefined) this.#lastInstantMs = instant;
  }

  #undo(): void {
    try {
      this.#system = this.#start.undo.undone(this.#recordsOf(this.#commit.pending));
    } catch (error) {
      // What ran before can not be run again, so nobody knows the state; what the journal holds is still right.
      this.#fail(
        error instanceof CoopyError
          ? error
          : new CoopyError("COOPY5301", "undoing a command failed.", { cause: error }),
      );
    }
  }

  #recordsOf(batch: { firstSequence: number; records: Uint8Array; lengths: readonly number[] }): RecordBytes {
    const { firstSequence, records, lengths } = batch;
    return { firstSequence, records, lengths, commands: this.#commands };
  }

  #takeSnapshot(): Promise<void> {
    return this.#snapshots.take((): SnapshotPoint => {
      const { plan, entities, undo } = this.#start;
      const captured = runQuery(() => encodeState(plan, this.#system, entities, this.#stateBytes));
      this.#stateBytes = captured.body.length;
      entities.retain(captured.objects);
      undo.captured(captured.body);
      return { captured, lastInstantMs: this.#lastInstantMs };
    });
  }

  #fail(error: CoopyError): void {
    this.#refusal ??= error;
    this.#hasFailed = true;
  }

  async #close(snapshot: boolean): Promise<void> {
    const { files, lock } = this.#start;
    try {
      this.#refusal ??= new CoopyError("COOPY5003", "the store is closed. Open it again to go on.");
      if (this.#hasFailed) {
        await this.#commit.durable()?.catch(() => {}); // those who wait have been told
        return;
      }
      try {
        if (snapshot) await this.#takeSnapshot();
      } finally {
        await this.#commit.boundary({ begin() {}, finish: () => files.journal.seal(true) });
        await files.end();
      }
    } finally {
      this.#commit.stop();
      await files.journal.close().catch(() => {});
      await lock.release();
    }
  }
}
