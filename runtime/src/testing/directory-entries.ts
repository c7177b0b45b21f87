import type { Chance } from "./chance.ts";
import type { Fate } from "./inode.ts";

/** The names of a disk, each with the number of its file: a value. */
export interface Entries {
  /** What programs see. */
  readonly names: ReadonlyMap<string, number>;
  /** What the medium holds for certain, without the changes. */
  readonly durable: ReadonlyMap<string, number>;
  /** Made since, in order. */
  readonly changes: readonly PendingChange[];
}

/** One step: a rename removes and adds. */
export interface NameChange {
  readonly removed: string | undefined;
  readonly added: { readonly name: string; readonly inode: number } | undefined;
}

interface PendingChange extends NameChange {
  readonly fate: Fate;
}

export function entriesOf(names: ReadonlyMap<string, number>): Entries {
  return { names, durable: names, changes: [] };
}

export function changed({ names, durable, changes }: Entries, change: NameChange): Entries {
  return {
    names: withChange(names, change),
    durable,
    changes: [...changes, { ...change, fate: "waiting" }],
  };
}

export function syncedEntries(entries: Entries): Entries {
  if (entries.changes.every(({ fate }) => fate !== "dropped")) return entriesOf(entries.names);
  return withFate(entries, "durable");
}

/** After a sync that failed. */
export function droppedEntries(entries: Entries): Entries {
  return withFate(entries, "dropped");
}

/** Of the changes that are not durable the machine finds none, all, the first ones, or any of them. */
export function survivingNames(entries: Entries, chance: Chance): ReadonlyMap<string, number> {
  const { names, durable, changes } = entries;
  if (changes.length === 0) return names;
  const choice = chance.pick(["none", "all", "first", "any"] as const);
  if (choice === "all") return names;
  const firstCount = choice === "first" ? chance.below(changes.length + 1) : 0;
  let survivors = durable;
  for (const [index, change] of changes.entries()) {
    if (change.fate === "durable" || index < firstCount || (choice === "any" && chance.once(2)))
      survivors = withChange(survivors, change);
  }
  return survivors;
}

function withFate({ names, durable, changes }: Entries, fate: Fate): Entries {
  return {
    names,
    durable,
    changes: changes.map((change) => (change.fate === "waiting" ? { ...change, fate } : change)),
  };
}

function withChange(
  names: ReadonlyMap<string, number>,
  { removed, added }: NameChange,
): ReadonlyMap<string, number> {
  const copy = new Map(names);
  if (removed !== undefined) copy.delete(removed);
  if (added !== undefined) copy.set(added.name, added.inode);
  return copy;
}
