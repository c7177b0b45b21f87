import { enterCommand, leaveCommand } from "../command-in-progress.ts";
import type { AnyCommand } from "../journal/record.ts";
import { forgetWaiting } from "../writes/keys.ts";
import { beginWrites, endWrites, type WriteLog } from "../writes/write-log.ts";
import { expectSynchronous } from "./calls.ts";
import type { LiveMoment } from "./moment.ts";

/** Runs a command, and notes what it writes. @throws what it throws; CoopyError COOPY5011, COOPY5101. */
export function runNoted(
  moment: LiveMoment,
  writes: WriteLog,
  command: AnyCommand,
  system: object,
  args: readonly unknown[],
): unknown {
  const outer = enterCommand(moment);
  beginWrites(writes);
  try {
    const result = command.run(system as never, args as never);
    expectSynchronous(command, result);
    moment.suspects.expectStorable(system);
    return result;
  } finally {
    endWrites();
    forgetWaiting();
    leaveCommand(outer);
  }
}
