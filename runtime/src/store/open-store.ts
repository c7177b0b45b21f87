import { realNowMs } from "../clock.ts";
import type { SystemDefinition } from "../definition.ts";
import type { Disk } from "../disk.ts";
import { CoopyError } from "../errors.ts";
import type { StoreFiles } from "../journal/file-names.ts";
import { entropy } from "../platform.ts";
import { saveSnapshot } from "../snapshot/save.ts";
import { adoptState, decodeState } from "../snapshot/state.ts";
import { Store, type StoreStart } from "../store.ts";
import { type Work, wait } from "../work.ts";
import { cutTornTail } from "./cut-torn-tail.ts";
import { Entities } from "./entities.ts";
import { expectStoreFiles } from "./expect-store.ts";
import { planOf } from "./plan.ts";
import { recover, type StorePlan } from "./recover.ts";
import { setAsideRotten } from "./set-aside.ts";
import type { StoreSettings } from "./settings.ts";
import { confirmJournal, type JournalStart, removeTemporary, startJournal } from "./start.ts";
import { isUnborn } from "./unborn.ts";

export interface Opening<T extends object> {
  readonly definition: SystemDefinition<T>;
  readonly disk: Disk;
  /** Makes the first state of a new store. */
  initial(): T;
  /** Whether only a new store will do. */
  readonly mustBeNew: boolean;
  readonly settings: StoreSettings;
}

/** Brings back what is stored, or makes a new store. */
export function* openStore<T extends object>(opening: Opening<T>): Work<Store<T>> {
  const { definition, disk, settings } = opening;
  const plan = planOf(disk, definition, settings.onLogicChange);
  const lock = yield* disk.lock();
  try {
    const files = expectStoreFiles(disk, yield* disk.list());
    const isNew = yield* isUnborn(disk, files);
    if (!isNew && opening.mustBeNew) {
      throw new CoopyError(
        "COOPY5004",
        `${disk.name} already holds a store, so the given object cannot become one. Open it with the class, or choose another place.`,
      );
    }
    const found = isNew ? yield* create(plan, files, opening.initial) : yield* recovered(plan, files);
    return new Store({ ...found, plan, lock, settings });
  } catch (error) {
    yield* wait(lock.release());
    throw error;
  }
}

type Found<T extends object> = Omit<StoreStart<T>, "plan" | "lock" | "settings">;

/** A store exists once its first snapshot does. */
function* create<T extends object>(plan: StorePlan<T>, files: StoreFiles, initial: () => T): Work<Found<T>> {
  const { disk } = plan;
  const startedAtMs = realNowMs();
  const { system, entities, captured } = adoptState(plan, initial());
  const start: JournalStart = {
    disk,
    schema: plan.current.schema,
    systemId: entropy(16),
    sequence: 0,
    chain: 0,
    lastInstantMs: 0,
  };
  const obsolete = files.segments.map(({ name }) => name);
  yield* removeTemporary(disk, files);
  const opened = yield* startJournal(start, files, obsolete);
  const verify = (body: Uint8Array) => void decodeState(plan, body, new Entities());
  yield* saveSnapshot(disk, opened.header(0, 0, startedAtMs), captured, verify);
  return {
    files: opened,
    system,
    entities,
    lastInstantMs: 0,
    snapshotSequence: 0,
    recovery: {
      isNew: true,
      snapshotSequence: 0,
      replayedCount: 0,
      durationMs: realNowMs() - startedAtMs,
      wasClosed: false,
      tornTail: undefined,
      setAside: [],
    },
  };
}

function* recovered<T extends object>(plan: StorePlan<T>, files: StoreFiles): Work<Found<T>> {
  const { disk } = plan;
  const startedAtMs = realNowMs();
  const found = yield* recover(plan, files);
  const { system, entities, snapshot, journal, lastInstantMs } = found;
  const setAside = yield* setAsideRotten(disk, snapshot.rotten, startedAtMs);
  yield* removeTemporary(disk, files);
  const tornTail = yield* cutTornTail(disk, journal);
  yield* confirmJournal(disk, journal);
  const { systemId, sequence: snapshotSequence } = snapshot.header;
  const { sequence, chain } = journal;
  // A segment that its owner closed without a record says nothing that the new one does not.
  const empty = journal.segments
    .filter(({ scan }) => scan.isSealed && scan.batches.length === 0)
    .map(({ name }) => name);
  const start = { disk, schema: plan.current.schema, systemId, sequence, chain, lastInstantMs };
  const opened = yield* startJournal(start, files, empty);
  return {
    files: opened,
    system,
    entities,
    lastInstantMs,
    snapshotSequence,
    recovery: {
      isNew: false,
      snapshotSequence,
      replayedCount: sequence - snapshotSequence,
      durationMs: realNowMs() - startedAtMs,
      wasClosed: journal.wasClosed,
      tornTail,
      setAside,
    },
  };
}
