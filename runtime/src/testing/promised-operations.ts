import { promisedOperations } from "../promised-operations.ts";
import type { StorageFile, StorageOperations } from "../storage.ts";
import { atEndOfTurn } from "../turn.ts";

/**
 * The same operations, promised. Each is done when it is called and resolves later: a sync in another turn of the event
 * loop, so that callers of the turns between gather, and the others in this one.
 */
export function promised(
  operations: StorageOperations<"immediate">,
  expectRunning: () => void,
): StorageOperations<"promised"> {
  const inThisTurn = promisedOperations(operations);
  const inAnother = async (done: Promise<void>) => {
    await done;
    await new Promise<void>(atEndOfTurn);
    // A machine that stopped meanwhile answers nothing.
    expectRunning();
  };
  const file = (opened: StorageFile): StorageFile => ({ ...opened, sync: () => inAnother(opened.sync()) });
  return {
    ...inThisTurn,
    create: async (name) => file(await inThisTurn.create(name)),
    open: async (name) => file(await inThisTurn.open(name)),
    syncDirectory: () => inAnother(inThisTurn.syncDirectory()),
  };
}
