import { realNowMs } from "../clock.ts";
import { Catalog } from "../codec/catalog.ts";
import type { SystemDefinition } from "../definition.ts";
import { CoopyError } from "../errors.ts";
import type { StoreFiles } from "../journal/file-names.ts";
import { entropy } from "../platform.ts";
import { schemaOf } from "../schema.ts";
import { saveSnapshot } from "../snapshot/save.ts";
import { adoptState, decodeState } from "../snapshot/state.ts";
import type { Storage } from "../storage.ts";
import { Store, type StoreStart } from "../store.ts";
import { Entities } from "./entities.ts";
import { expectStoreFiles } from "./expect-store.ts";
import { recover, type StorePlan } from "./recover.ts";
import { confirmJournal, cutTornTail, type JournalStart, startJournal } from "./start.ts";
import { isUnborn } from "./unborn.ts";
import { Rebuild } from "./undo.ts";

export interface Opening<T extends object> {
  readonly definition: SystemDefinition<T>;
  readonly storage: Storage;
  /** Makes the first state of a new store. */
  initial(): T;
  /** Whether only a new store will do. */
  readonly mustBeNew: boolean;
  readonly witness: boolean;
  readonly segmentBytesMax: number;
}

/** Brings back what is stored, or makes a new store. */
export async function openStore<T extends object>(opening: Opening<T>): Promise<Store<T>> {
  const { definition, storage } = opening;
  const catalog = new Catalog(definition.classes, definition.identifiesObjects);
  const { layout } = definition;
  const plan = { storage, definition, catalog, layout, schema: schemaOf(definition, catalog) };
  const lock = await storage.lock();
  try {
    const files = expectStoreFiles(storage, await storage.list());
    const isNew = await isUnborn(storage, files);
    if (!isNew && opening.mustBeNew) {
      throw new CoopyError(
        "COOPY5004",
        `${storage.name} already holds a store, so the given object cannot become one. Open it with the class, or choose another place.`,
      );
    }
    const found = isNew ? await create(plan, files, opening.initial) : await recovered(plan, files);
    const { witness, segmentBytesMax } = opening;
    return new Store({ ...found, plan, lock, witness, segmentBytesMax });
  } catch (error) {
    await lock.release();
    throw error;
  }
}

type Found<T extends object> = Omit<StoreStart<T>, "plan" | "lock" | "witness" | "segmentBytesMax">;

/** A store exists once its first snapshot does. */
async function create<T extends object>(
  plan: StorePlan<T>,
  files: StoreFiles,
  initial: () => T,
): Promise<Found<T>> {
  const { storage, schema } = plan;
  const startedAtMs = realNowMs();
  const { system, entities, captured } = adoptState(plan, initial());
  const start: JournalStart = {
    storage,
    schema,
    systemId: entropy(16),
    sequence: 0,
    chain: 0,
    lastInstantMs: 0,
  };
  const opened = await startJournal(
    start,
    files,
    files.segments.map(({ name }) => name),
  );
  const verify = (body: Uint8Array) => void decodeState(plan, body, new Entities());
  await saveSnapshot(storage, opened.header(0, 0, startedAtMs), captured, verify);
  return {
    files: opened,
    system,
    entities,
    undo: new Rebuild(plan, entities, captured.body),
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

async function recovered<T extends object>(plan: StorePlan<T>, files: StoreFiles): Promise<Found<T>> {
  const { storage, schema } = plan;
  const startedAtMs = realNowMs();
  const { system, entities, snapshot, journal, history, lastInstantMs } = await recover(plan, files);
  const setAside: string[] = [];
  for (const { name } of snapshot.rotten) {
    const newName = `${name}.rotten-${startedAtMs}`;
    await storage.rename(name, newName);
    setAside.push(newName);
  }
  const tornTail = await cutTornTail(storage, journal);
  await confirmJournal(storage, journal);
  const { systemId, sequence: snapshotSequence } = snapshot.header;
  const { sequence, chain } = journal;
  // A segment that its owner closed without a record says nothing that the new one does not.
  const empty = journal.segments
    .filter(({ scan }) => scan.isSealed && scan.batches.length === 0)
    .map(({ name }) => name);
  const opened = await startJournal(
    { storage, schema, systemId, sequence, chain, lastInstantMs },
    files,
    empty,
  );
  const undo = new Rebuild<T>(plan, entities, snapshot.body);
  for (const records of history) undo.ran(records);
  return {
    files: opened,
    system,
    entities,
    undo,
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
