import { CoopyError } from "../errors.ts";
import type { Batch } from "../journal/batch.ts";
import type { Limits } from "../limits.ts";

/** Why no more may wait for the disk; undefined when there is room. */
export function backlogError(
  { count, writer }: Batch,
  { pendingCountMax, pendingBytesMax }: Limits,
  diskName: string,
): CoopyError | undefined {
  if (count < pendingCountMax && writer.position < pendingBytesMax) return undefined;
  return new CoopyError(
    "COOPY5012",
    `${count} commands with ${writer.position} bytes wait for ${diskName}, and no more may. Await earlier calls, or \`flush\`, and call again.`,
  );
}
