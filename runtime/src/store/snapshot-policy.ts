import { isCode } from "../errors.ts";
import { platform } from "../platform.ts";
import { later } from "../turn.ts";

/** When snapshots are taken without being asked for. */
export interface SnapshotOptions {
  /** When so much of the journal was written since the last one. 64 MiB, unless said otherwise; never, where it is 0. */
  readonly journalBytesMax?: number;
  /** When so much time has passed, in milliseconds, and anything ran since the last one. Never, unless said otherwise, and where it is 0. */
  readonly intervalMs?: number;
  /** When the store is closed, where `close` is not told. True unless said otherwise. */
  readonly atClose?: boolean;
}

const defaultSnapshots: Required<SnapshotOptions> = {
  journalBytesMax: 64 * 1024 * 1024,
  intervalMs: 0,
  atClose: true,
};

/** The longest delay that timers know. */
const intervalMsMax = 2 ** 31 - 1;

/** @throws RangeError for an option that is none. */
export function snapshotOptionsOf(given: SnapshotOptions = {}): Required<SnapshotOptions> {
  const options = { ...defaultSnapshots, ...given };
  expectUpTo("journalBytesMax", options.journalBytesMax, Number.MAX_SAFE_INTEGER);
  expectUpTo("intervalMs", options.intervalMs, intervalMsMax);
  return options;
}

function expectUpTo(name: keyof SnapshotOptions, value: number, most: number): void {
  if (Number.isInteger(value) && value >= 0 && value <= most) return;
  throw new RangeError(`snapshots.${name} must be an integer from 0 to ${most}, not ${value}`);
}

/** What the policy knows of the store, and asks of it. */
export interface PolicySubject {
  /** Length of the journal that was written since the store was opened. */
  writtenBytes(): number;
  isAnythingNew(): boolean;
  take(): unknown;
}

/** Takes snapshots when it is time. What fails is tried again when it is time again. */
export class SnapshotPolicy {
  /** Why the last one that was taken unasked failed. */
  failure: unknown;
  readonly #options: Required<SnapshotOptions>;
  readonly #subject: PolicySubject;
  #nextAtBytes: number;
  #hasWarned = false;
  #stop = () => {};

  /** @param unsavedBytes length of the journal that was there behind the newest snapshot. */
  constructor(options: Required<SnapshotOptions>, subject: PolicySubject, unsavedBytes: number) {
    this.#options = options;
    this.#subject = subject;
    this.#nextAtBytes = options.journalBytesMax - unsavedBytes;
    this.#waitForTime();
  }

  /** A snapshot begins, asked for or not. */
  began(): void {
    this.#nextAtBytes = this.#subject.writtenBytes() + this.#options.journalBytesMax;
  }

  /** More of the journal is durable. */
  wrote(): void {
    if (this.#options.journalBytesMax > 0 && this.#subject.writtenBytes() >= this.#nextAtBytes) this.#take();
  }

  stop(): void {
    this.#stop();
    this.#stop = () => {};
  }

  #waitForTime(): void {
    const { intervalMs } = this.#options;
    if (intervalMs === 0) return;
    this.#stop = later(intervalMs, () => {
      this.#waitForTime();
      if (this.#subject.isAnythingNew()) this.#take();
    });
  }

  #take(): void {
    this.began();
    try {
      const taking = this.#subject.take();
      if (taking instanceof Promise)
        taking.then(
          () => this.#succeeded(),
          (error: unknown) => this.#failed(error),
        );
      else this.#succeeded();
    } catch (error) {
      this.#failed(error);
    }
  }

  #succeeded(): void {
    this.failure = undefined;
  }

  #failed(error: unknown): void {
    // Closing and a failed journal are told to others.
    if (isCode(error, "COOPY5014") || isCode(error, "COOPY5003") || isCode(error, "COOPY5007")) return;
    this.failure = error;
    if (this.#hasWarned) return;
    this.#hasWarned = true;
    platform().warn(error);
  }
}
