import { realNowMs } from "../clock.ts";
import type { Disk } from "../disk.ts";
import type { Work } from "../work.ts";
import type { JournalRead } from "./read-journal.ts";
import type { TornTail } from "./status.ts";

/** Cuts an unfinished last batch off, after its bytes are safe in a file of their own. */
export function* cutTornTail(disk: Disk, { torn }: JournalRead): Work<TornTail | undefined> {
  if (torn === undefined) return undefined;
  const { name, scan, bytes } = torn;
  const keptAs = yield* freeName(disk, `${name}.torn-${realNowMs()}`);
  const kept = yield* disk.create(keptAs);
  try {
    yield* kept.write(bytes);
    yield* kept.sync();
  } catch (error) {
    yield* disk.discard(keptAs, kept);
    throw error;
  }
  yield* kept.close();
  yield* disk.syncDirectory();
  const file = yield* disk.open(name);
  yield* file.truncate(scan.end);
  yield* file.sync();
  yield* file.close();
  return { segment: name, offset: scan.end, lengthBytes: bytes.length, sequence: scan.nextSequence, keptAs };
}

/** What was kept aside before is kept. */
function* freeName(disk: Disk, wanted: string): Work<string> {
  const names = yield* disk.list();
  let name = wanted;
  for (let count = 2; names.includes(name); count++) name = `${wanted}-${count}`;
  return name;
}
