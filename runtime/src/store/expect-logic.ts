import { CoopyError } from "../errors.ts";
import type { LoadedSnapshot } from "./load-snapshot.ts";
import { logicChanges } from "./logic-changes.ts";
import type { JournalRead } from "./read-journal.ts";
import type { StorePlan } from "./recover.ts";

/**
 * A replay makes the calls again with the code of today. Where that is not the code they were made with, nobody knows whether the
 * same comes out: so it is not begun.
 * @throws CoopyError COOPY5214 when the journal behind the snapshot has calls of commands whose code has changed.
 */
export function expectSameLogic<T extends object>(
  plan: StorePlan<T>,
  snapshot: LoadedSnapshot<T>,
  journal: JournalRead,
): void {
  const changes = logicChanges(plan, snapshot, journal);
  const [first] = changes;
  if (first === undefined) return;
  const { system } = plan.current.schema;
  const calls = changes.map(
    ({ command, callCount }) => `${callCount} ${callCount === 1 ? "call" : "calls"} of ${system}.${command}`,
  );
  throw new CoopyError(
    "COOPY5214",
    `the code of commands has changed since ${plan.disk.name} was written, and its journal behind ${snapshot.name} holds ${calls.join(", ")}, from ${first.segment} on. What they did might not come out again, so nothing was replayed or changed. Open the store with the code that wrote it and let \`close\` write a snapshot; or open it with { onLogicChange: "replay" }, and the calls are made with the code of today.`,
  );
}
