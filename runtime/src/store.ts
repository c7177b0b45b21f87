import { insideError, isInside, runQuery } from "./command-in-progress.ts";
import type { CommandDefinition, HandleStore } from "./definition.ts";
import { CoopyError } from "./errors.ts";
import type { SubscribeOptions } from "./functions.ts";
import type { Batch } from "./journal/batch.ts";
import type { AnyCommand, Call } from "./journal/record.ts";
import { instancesIn } from "./snapshot/state.ts";
import type { StorageLock, Timing } from "./storage.ts";
import { backlogError } from "./store/backlog.ts";
import { CallEncoder } from "./store/calls.ts";
import type { Commit, CommitListener } from "./store/commit.ts";
import type { Entities } from "./store/entities.ts";
import type { Front } from "./store/front.ts";
import { type Marking, markNow, markWhenAsked } from "./store/guard.ts";
import { type Listener, Listeners } from "./store/listeners.ts";
import { Recorder } from "./store/recorder.ts";
import type { StorePlan } from "./store/recover.ts";
import type { RecordBytes } from "./store/replay.ts";
import type { StoreSettings } from "./store/settings.ts";
import { Snapshots, type SnapshotsStart } from "./store/snapshots.ts";
import type { OpenedFiles } from "./store/start.ts";
import type { RecoveryReport, Status } from "./store/status.ts";
import type { Subject } from "./store/taking.ts";
import { type Work, wait } from "./work.ts";
import { WriteLog } from "./writes/write-log.ts";

/** What a store begins with. */
export interface StoreStart<T extends object> extends SnapshotsStart {
  readonly plan: StorePlan<T>;
  readonly files: OpenedFiles;
  readonly system: T;
  readonly entities: Entities;
  readonly lastInstantMs: number;
  readonly recovery: RecoveryReport;
  readonly lock: StorageLock<Timing>;
  readonly settings: StoreSettings;
}

/** An open store: the only mutable state there is. What callers get, promises or results, is its front's affair. */
export class Store<T extends object> implements HandleStore<T>, Marking {
  readonly #start: StoreStart<T>;
  readonly #reading: RecordBytes["reading"];
  readonly #commands: readonly AnyCommand[];
  readonly #recorder: Recorder;
  readonly #front: Front;
  readonly #commit: Commit;
  readonly #listeners: Listeners;
  readonly #snapshots: Snapshots;
  readonly #system: T;
  readonly #writes = new WriteLog();
  /** Why nothing is accepted any more: closed, or failed. */
  #refusal: CoopyError | undefined;
  #hasFailed = false;
  #closing: { answer: unknown } | undefined;

  constructor(start: StoreStart<T>) {
    this.#start = start;
    this.#commands = start.plan.definition.commands as readonly unknown[] as readonly AnyCommand[];
    const { plan, entities, settings } = start;
    this.#reading = { catalog: plan.catalog, commands: this.#commands };
    const encoder = new CallEncoder(plan.catalog, entities, this.#commands, settings.limits);
    this.#recorder = new Recorder(start, encoder, this.#writes);
    this.#front = settings.front;
    this.#listeners = new Listeners(entities.past);
    this.#system = start.system;
    this.#commit = settings.commit(start.files.journal, this.#commitListener);
    this.#snapshots = new Snapshots(this.#subject, start);
    markWhenAsked(this);
  }

  get state(): T {
    if (this.#refusal !== undefined) throw this.#refusal;
    return this.#system;
  }

  execute(command: CommandDefinition<T, never>, args: readonly unknown[]): unknown {
    return this.#execute({ command: command as unknown as AnyCommand, args });
  }

  /** Runs commands told by name. */
  executeNamed(
    commands: readonly { name: string; arguments: readonly unknown[] }[],
    isAtomic: boolean,
  ): unknown {
    if (isAtomic && commands.length === 0) return this.query(() => [], []);
    let calls: readonly Call[];
    try {
      calls = commands.map((command) => this.#callOf(command));
    } catch (error) {
      return this.#front.refuse(error, undefined);
    }
    return this.#execute(isAtomic ? calls : calls[0]!);
  }

  query<Arguments extends readonly unknown[]>(
    run: (system: T, ...args: Arguments) => unknown,
    args: readonly unknown[],
  ): unknown {
    if (this.#refusal !== undefined) return this.#front.refuse(this.#refusal, undefined);
    if (isInside()) throw insideError("a query of the handle");
    let result: unknown;
    try {
      result = runQuery(() => run(this.#system, ...(args as Arguments)));
    } catch (error) {
      return this.#front.refuse(error, this.#commit.durable());
    }
    return this.#front.answer(result, this.#commit.durable());
  }

  peek<Result>(run: (system: T) => Result): Result {
    return runQuery(() => run(this.state));
  }

  subscribe(listener: Listener, { onSnapshot }: SubscribeOptions = {}): () => void {
    if (this.#refusal !== undefined) throw this.#refusal;
    const ends = [this.#listeners.add(listener)];
    if (onSnapshot !== undefined) ends.push(this.#snapshots.watchers.add(onSnapshot));
    return () => {
      for (const end of ends) end();
    };
  }

  flush(): unknown {
    if (this.#refusal !== undefined) return this.#front.refuse(this.#refusal, undefined);
    return this.#front.answer(undefined, this.#commit.durable());
  }

  snapshot(): unknown {
    return this.#front.do(this.#snapshot());
  }

  close({ snapshot = this.#start.settings.snapshots.atClose }: { readonly snapshot?: boolean }): unknown {
    if (isInside()) return this.#front.refuse(insideError("close"), undefined);
    if (this.#closing === undefined) {
      this.#closing = { answer: undefined };
      this.#closing.answer = this.#front.do(this.#close(snapshot));
    }
    return this.#closing.answer;
  }

  get status(): Status {
    const { journal, epoch } = this.#start.files;
    return {
      sequence: this.#commit.pending.lastSequence,
      durableSequence: journal.durableSequence,
      batchCount: journal.batchCount,
      syncCount: journal.syncCount,
      epoch,
      listenerErrorCount: this.#listeners.errorCount + this.#snapshots.watchers.errorCount,
      recovery: this.#start.recovery,
      snapshots: this.#snapshots.report,
    };
  }

  get #commitListener(): CommitListener {
    const { files, settings } = this.#start;
    return {
      durable: (batch) => {
        if (!this.#listeners.isEmpty) this.#listeners.tell(this.#recordsOf(batch));
        this.#snapshots.policy.wrote();
        if (files.journal.segmentBytes < settings.limits.segmentBytesMax) return undefined;
        return this.#snapshots.rotation.rotate(batch.lastSequence);
      },
      failed: (error) => this.#fail(error),
    };
  }

  /** One call, or those that happen all or not at all. */
  #execute(what: Call | readonly Call[]): unknown {
    if (isInside()) throw insideError(("command" in what ? what : what[0])?.command.name ?? "execute");
    const { plan, settings } = this.#start;
    const refusal = this.#refusal ?? backlogError(this.#commit.pending, settings.limits, plan.disk.name);
    if (refusal !== undefined) return this.#front.refuse(refusal, undefined);
    const { writer } = this.#commit.pending;
    const start = writer.position;
    let result: unknown;
    try {
      result = this.#recorder.record(writer, this.#system, what);
    } catch (error) {
      this.#undo();
      return this.#front.refuse(error, this.#commit.durable());
    }
    return this.#front.answer(result, this.#commit.add(start));
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

  #undo(): void {
    try {
      this.#writes.undo();
    } catch (error) {
      // Nobody knows the state; what the journal holds is still right.
      this.#fail(new CoopyError("COOPY5301", "undoing a command failed.", { cause: error }));
    }
  }

  #recordsOf({ firstSequence, records, lengths }: Batch): RecordBytes {
    return { firstSequence, records, lengths, reading: this.#reading };
  }

  *#snapshot(): Work<void> {
    if (isInside()) throw insideError("snapshot");
    if (this.#refusal !== undefined) throw this.#refusal;
    yield* this.#snapshots.take();
  }

  get #subject(): Subject {
    return {
      ...this.#start,
      commit: this.#commit,
      writes: this.#writes,
      lastInstantMs: () => this.#recorder.lastInstantMs,
      rest: this.#front.rest,
    };
  }

  markInstances(): void {
    const { plan, entities } = this.#start;
    const instances = runQuery(() => instancesIn(plan, this.#system));
    for (const instance of instances) entities.own(instance);
  }

  #fail(error: CoopyError): void {
    this.#refusal ??= error;
    this.#hasFailed = true;
  }

  *#close(snapshot: boolean): Work<void> {
    try {
      this.#refusal ??= new CoopyError("COOPY5003", "the store is closed. Open it again to go on.");
      // Of a failed one those who wait have been told.
      if (this.#hasFailed) {
        yield* wait(this.#commit.durable()?.catch(() => {}));
        yield* this.#snapshots.end(false);
      } else yield* this.#endJournal(snapshot);
    } finally {
      this.#commit.stop();
      // Whoever still has objects of the state must not change them unnoticed.
      markNow(this);
      yield* this.#release();
    }
  }

  *#endJournal(snapshot: boolean): Work<void> {
    const { files } = this.#start;
    try {
      yield* this.#snapshots.end(snapshot);
    } finally {
      yield* this.#commit.boundary({ begin() {}, finish: () => files.journal.seal() });
      yield* files.end();
    }
  }

  *#release(): Work<void> {
    const { files, lock } = this.#start;
    try {
      yield* files.journal.close();
    } catch {
      // Everything that matters was synced before.
    }
    yield* wait(lock.release());
  }
}
