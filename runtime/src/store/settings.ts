import type { Journal } from "../journal/journal.ts";
import type { Limits } from "../limits.ts";
import type { Commit, CommitListener } from "./commit.ts";
import type { Front } from "./front.ts";
import type { LogicChoice } from "./recover.ts";
import type { SnapshotOptions } from "./snapshot-policy.ts";

/** What an open store goes by. */
export interface StoreSettings {
  readonly front: Front;
  /** Makes what takes records to the journal. */
  readonly commit: (journal: Journal, listener: CommitListener) => Commit;
  readonly witness: boolean;
  readonly onLogicChange: LogicChoice;
  readonly limits: Limits;
  readonly snapshots: Required<SnapshotOptions>;
}
