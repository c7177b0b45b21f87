import type { Disk } from "../disk.ts";
import type { Work } from "../work.ts";

/** Gives snapshots that are not sound other names, for who wants to look at them. @returns the names */
export function* setAsideRotten(
  disk: Disk,
  rotten: readonly { readonly name: string }[],
  nowMs: number,
): Work<readonly string[]> {
  const names: string[] = [];
  for (const { name } of rotten) {
    const newName = `${name}.rotten-${nowMs}`;
    yield* disk.rename(name, newName);
    names.push(newName);
  }
  return names;
}
