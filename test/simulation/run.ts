import { type Command, close, execute, snapshot, status } from "coopy";
import type { SimulatedStorage } from "coopy/testing";
import { type Work, wait } from "../../runtime/src/work.ts";
import { BrokenPromise, expectThat } from "./expect-that.ts";
import type { LedgerHandle } from "./ledger.ts";
import { type Call, type Model, textOf } from "./model.ts";
import { begin, type Settled } from "./settled.ts";
import type { AtomicCalls, Step } from "./steps.ts";
import { opened, type Timing } from "./timing.ts";
import type { World } from "./world.ts";

/** What may be found after a stop at some moment. */
export interface Told {
  /** Sequence of the last record of which somebody was told that it is durable. */
  readonly acknowledged: number;
  /** Sequence of the last record that ran. */
  readonly tried: number;
  /** The states after so many records. There may be more, of later. */
  readonly texts: readonly string[];
  /** Of the last owner that had the store open. */
  readonly epoch: number;
}

/** What a run goes on with. */
export interface RunStart {
  readonly timing: Timing;
  readonly world: World;
  readonly storage: SimulatedStorage;
  readonly model: Model;
}

/** An open store, beside what it should hold. It throws the store's error when the store fails. */
export class Run {
  readonly #start: RunStart;
  readonly model: Model;
  /** What the store is doing. */
  phase: "opening" | "running" | "closing" = "opening";
  handle: LedgerHandle | undefined;
  #acknowledged: number;
  #epoch = 0;
  #hasMissedSnapshot = false;
  /** The state after a command of which the model does not know yet. */
  #unanswered: string | undefined;

  constructor(start: RunStart) {
    this.#start = start;
    this.model = start.model;
    this.#acknowledged = start.model.sequence;
  }

  get told(): Told {
    this.observe();
    const { sequence, texts } = this.model;
    return {
      acknowledged: this.#acknowledged,
      tried: this.#unanswered === undefined ? sequence : sequence + 1,
      texts: this.#unanswered === undefined ? texts : [...texts, this.#unanswered],
      epoch: this.#epoch,
    };
  }

  /** Looks at what the store holds while it works: a command of immediate timing has run before its caller is answered. */
  observe(): void {
    const { handle, phase, model } = this;
    if (phase !== "running" || handle === undefined) return;
    if (status(handle).sequence > model.sequence) this.#unanswered ??= textOf(handle);
  }

  /** Opens the store, which must hold exactly what the model does. */
  *open(): Work<void> {
    const { timing, storage } = this.#start;
    this.phase = "opening";
    this.adopt(yield* opened(timing, storage));
  }

  /** Goes on with a store that is open. */
  adopt(handle: LedgerHandle): void {
    this.handle = handle;
    this.#epoch = status(handle).epoch;
    this.#expectLive();
    this.phase = "running";
  }

  *close(withSnapshot: boolean): Work<void> {
    this.phase = "closing";
    yield* wait(close(this.handle!, { snapshot: withSnapshot }));
    this.#acknowledged = this.model.sequence;
  }

  *act(step: Step): Work<void> {
    const { world } = this.#start;
    switch (step.kind) {
      case "clock":
        return world.advance(step.byMs);
      case "idle":
        return world.fireTimers();
      case "snapshot":
        return yield* this.#snapshot(step);
      case "query":
        return yield* this.#settle([this.#begin((handle) => handle.count())]);
      case "reopen":
        yield* this.close(step.snapshot);
        return yield* this.open();
      case "calls":
        return yield* this.#settle(step.calls.map((calls) => this.#call(calls)));
    }
  }

  *#snapshot(step: Extract<Step, { kind: "snapshot" }>): Work<void> {
    const isFirst = this.model.sequence === 0;
    try {
      yield* this.#settle(yield* this.#snapshotWithCalls(step));
    } catch (error) {
      // Where the name of one could not be synced, a later one does not make it durable.
      this.#hasMissedSnapshot = true;
      throw error;
    }
    if (!isFirst && !this.#hasMissedSnapshot) this.#expectTwoSnapshots();
  }

  *#snapshotWithCalls({ during, afterTurns }: Extract<Step, { kind: "snapshot" }>): Work<readonly Begun[]> {
    const taken = this.#begin((handle) => snapshot(handle));
    if (this.#start.timing.isImmediate) return [taken];
    for (let left = afterTurns; left > 0; left--) yield* wait(new Promise(setImmediate));
    // It may have failed by now, and the store with it: then nobody calls.
    return this.#isUsable ? [taken, ...during.map((calls) => this.#call(calls))] : [taken];
  }

  get #isUsable(): boolean {
    try {
      return this.handle!.notes !== undefined;
    } catch {
      return false;
    }
  }

  #call(calls: AtomicCalls): Begun {
    const failing = calls.find(({ name }) => name === "failAfterWriting");
    const { nowMs } = this.#start.world;
    const begun = this.#begin((handle) => callOf(handle, calls), failing);
    if (failing === undefined) this.model.ran(calls, nowMs, this.handle!);
    this.#unanswered = undefined;
    this.#expectLive();
    return begun;
  }

  #begin(call: (handle: LedgerHandle) => unknown, failing?: Call): Begun {
    const handle = this.handle!;
    let seen: number | undefined;
    const settled = begin(
      () => call(handle),
      (end) => {
        // Who is answered is told that all is durable which the call saw.
        if (isAsPlanned(end, failing))
          this.#acknowledged = Math.max(this.#acknowledged, seen ?? status(handle).sequence);
      },
    );
    seen = status(handle).sequence;
    return { settled, failing };
  }

  *#settle(begun: readonly Begun[]): Work<void> {
    let failure: unknown;
    for (const { settled, failing } of begun) {
      const end = yield* wait(settled);
      if (isAsPlanned(end, failing)) continue;
      if (end.kind === "done") throw new BrokenPromise("a command that throws rejects with its very error");
      // The last: a snapshot comes before the calls that ran meanwhile, and a store outlives its failure but not theirs.
      failure = end.error;
    }
    if (failure !== undefined) throw failure;
  }

  /** One rotten snapshot must not cost more than time. */
  #expectTwoSnapshots(): void {
    const names = this.#start.storage.fork().synchronous.list();
    const count = names.filter((name) => name.endsWith(".snap")).length;
    expectThat(count >= 2, "two snapshots are kept", () => names);
  }

  #expectLive(): void {
    const { handle, model } = this;
    const { sequence } = status(handle!);
    expectThat(sequence === model.sequence, "each record has its number", () => [sequence, model.sequence]);
    const text = textOf(handle!);
    const expected = model.texts[sequence];
    expectThat(text === expected, "the state is what the commands made", () => [text, expected]);
  }
}

interface Begun {
  readonly settled: Settled | Promise<Settled>;
  /** The command that throws. */
  readonly failing: Call | undefined;
}

function isAsPlanned(end: Settled, failing: Call | undefined): boolean {
  if (failing === undefined || end.kind === "done") return failing === undefined && end.kind === "done";
  return end.error instanceof RangeError && end.error.message === failing.args[0];
}

function callOf(handle: LedgerHandle, calls: AtomicCalls): unknown {
  const made = calls.map(({ name, args }) => ({
    name,
    args: args.map((argument) =>
      typeof argument === "object" && "place" in argument ? handle.notes[argument.place]! : argument,
    ),
  }));
  const [{ name, args }] = made as [(typeof made)[0]];
  if (made.length === 1) return handle[name](...args);
  return execute(
    handle,
    made.map((call) => ({ name: call.name, arguments: call.args })) as readonly Command[],
  );
}
