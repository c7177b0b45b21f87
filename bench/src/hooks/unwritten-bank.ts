import { Disk } from "../../../runtime/src/disk.ts";
import { Batch } from "../../../runtime/src/journal/batch.ts";
import type { Journal } from "../../../runtime/src/journal/journal.ts";
import { memory } from "../../../runtime/src/node/index.ts";
import { openHandle } from "../../../runtime/src/opening.ts";
import type { PersistentSync } from "../../../runtime/src/persistent.ts";
import type { Boundary, Commit } from "../../../runtime/src/store/commit.ts";
import { immediateFront } from "../../../runtime/src/store/front.ts";
import { doWorkNow, type Work } from "../../../runtime/src/work.ts";
import { Bank } from "../program/bank.ts";

/** Forgets every record: what is left is what coopy does before there is anything to write. */
class NoCommit implements Commit {
  readonly pending = new Batch();

  constructor(journal: Journal) {
    this.pending.begin(journal.durableSequence + 1);
  }

  add(): undefined {
    this.pending.begin(this.pending.firstSequence);
  }

  durable(): undefined {}

  *boundary(boundary: Boundary): Work<void> {
    boundary.begin(this.pending.lastSequence);
    yield* boundary.finish();
  }

  fail(cause: unknown): never {
    throw cause;
  }

  stop(): void {}
}

/** A bank in a store that writes nothing. */
export function unwrittenBank(count: number): PersistentSync<Bank> {
  const { handle } = doWorkNow(
    openHandle({
      target: Bank as unknown as new (...args: readonly unknown[]) => Bank,
      place: memory(),
      options: { arguments: [count] },
      front: { front: immediateFront, commit: (journal) => new NoCommit(journal) },
      disk: (at) => Disk.immediate(at as ReturnType<typeof memory>),
    }),
  );
  return handle as PersistentSync<Bank>;
}
