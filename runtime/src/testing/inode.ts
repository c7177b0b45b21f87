import { Content } from "./content.ts";

/** A file without its name: a value. */
export interface Inode {
  /** What programs read: every change, durable or not. */
  readonly content: Content;
  /** What the medium holds for certain, without the changes. */
  readonly durable: Content;
  /** Made since, in order. */
  readonly changes: readonly Change[];
}

/** Bytes written at `offset`, or a truncation to it. */
export interface Change {
  readonly offset: number;
  readonly bytes: Uint8Array | undefined;
  readonly fate: Fate;
}

/**
 * A change is `waiting` for a sync that makes it `durable`. One that was waiting when a sync failed is `dropped`: the
 * system counts its pages as clean, so that no later sync writes them, and nobody knows whether the failed one did.
 */
export type Fate = "waiting" | "dropped" | "durable";

export const emptyInode: Inode = { content: Content.empty, durable: Content.empty, changes: [] };

/** Of a content that is durable. */
export function inodeOf(content: Content): Inode {
  return { content, durable: content, changes: [] };
}

export function appended({ content, durable, changes }: Inode, bytes: Uint8Array): Inode {
  const longer = content.append(bytes);
  const offset = content.lengthBytes;
  const written = longer.slice(offset, longer.lengthBytes);
  return { content: longer, durable, changes: [...changes, { offset, bytes: written, fate: "waiting" }] };
}

export function truncated({ content, durable, changes }: Inode, lengthBytes: number): Inode {
  const change: Change = { offset: lengthBytes, bytes: undefined, fate: "waiting" };
  return { content: content.resized(lengthBytes), durable, changes: [...changes, change] };
}

export function synced(inode: Inode): Inode {
  const { content, durable, changes } = inode;
  if (changes.length === 0) return inode;
  if (changes.every(({ fate }) => fate !== "dropped")) return inodeOf(content);
  return { content, durable, changes: withFate(changes, "durable") };
}

/** After a sync that failed. */
export function dropped({ content, durable, changes }: Inode): Inode {
  return { content, durable, changes: withFate(changes, "dropped") };
}

function withFate(changes: readonly Change[], fate: Fate): readonly Change[] {
  return changes.map((change) => (change.fate === "waiting" ? { ...change, fate } : change));
}
