import type { Disk } from "../disk.ts";
import { CoopyError, DecodeError, isCode } from "../errors.ts";
import { type StoreFiles, storeFiles } from "../journal/file-names.ts";
import { type ClassOf, requireDefinition } from "../opening.ts";
import { decodeSnapshot, type ReadSnapshot } from "../snapshot/decode.ts";
import type { Problem, Verification } from "../verify.ts";
import type { Work } from "../work.ts";
import { damage } from "./damage.ts";
import { planOf } from "./plan.ts";
import { type JournalRead, readJournal } from "./read-journal.ts";
import { recover } from "./recover.ts";
import { isUnborn } from "./unborn.ts";

/** Reads everything, and judges. */
export function* verifyDisk(
  disk: Disk,
  theClass: ClassOf<object, readonly never[]> | undefined,
): Work<Verification> {
  const files = storeFiles(yield* disk.list());
  const counts = { segmentCount: files.segments.length, snapshotCount: files.snapshots.length };
  const nothing = { system: undefined, sequence: undefined, wasClosed: false, ...counts };
  try {
    if (yield* isUnborn(disk, files)) return { verdict: "foreign", opens: true, problems: [], ...nothing };
    const { snapshots, problems } = yield* readSnapshots(disk, files);
    // The newest two count. One that is older was to be removed, and its journal may be gone.
    const counting = snapshots.slice(-2);
    const oldest = counting[0];
    if (oldest === undefined) return { verdict: "damaged", opens: false, problems, ...nothing };
    const rotten = problems
      .map(({ file, sequence }) => ({ name: file!, sequence: sequence! }))
      .filter(({ sequence }) => sequence > oldest.header.sequence);
    const journal = yield* readJournal(disk, files, { ...oldest, rotten });
    checkSnapshots(disk, counting, journal);
    const refusals = theClass === undefined ? [] : yield* recoverWith(disk, files, theClass);
    return {
      verdict: problems.length > 0 ? "damaged" : journal.torn === undefined ? "sound" : "torn",
      opens: refusals.length === 0,
      problems: [...problems, ...refusals],
      system: oldest.header.schema.system,
      sequence: journal.sequence,
      wasClosed: journal.wasClosed,
      ...counts,
    };
  } catch (error) {
    const problem = problemOf(error);
    return { verdict: "damaged", opens: false, problems: [problem], ...nothing };
  }
}

interface NamedSnapshot extends ReadSnapshot {
  readonly name: string;
}

/** The snapshots that check, oldest first, and what is wrong with the others. */
function* readSnapshots(
  disk: Disk,
  files: StoreFiles,
): Work<{ readonly snapshots: readonly NamedSnapshot[]; readonly problems: readonly Problem[] }> {
  const snapshots: NamedSnapshot[] = [];
  const problems: Problem[] = [];
  for (const { name, sequence } of files.snapshots) {
    const bytes = yield* disk.read(name);
    try {
      const snapshot = decodeSnapshot(bytes);
      if (snapshot.header.sequence !== sequence) throw new DecodeError("the sequence of another snapshot", 0);
      snapshots.push({ name, ...snapshot });
    } catch (error) {
      if (!(error instanceof DecodeError)) throw error;
      problems.push({ message: `${name}: ${error.message}`, file: name, offset: error.offset, sequence });
    }
  }
  return { snapshots, problems };
}

/** Each snapshot stands where the journal says that it does. */
function checkSnapshots(
  disk: Disk,
  snapshots: readonly NamedSnapshot[],
  { segments }: Pick<JournalRead, "segments">,
): void {
  for (const { name, header } of snapshots) {
    const behind = segments.find(({ scan }) => scan.header.sequence === header.sequence + 1);
    if (behind?.scan.header.chain === header.chain) continue;
    const place = { storage: disk.name, file: name, sequence: header.sequence };
    throw damage(place, "no segment of the journal continues this snapshot");
  }
}

/** @returns why `open` would not replay what is sound. */
function* recoverWith(
  disk: Disk,
  files: StoreFiles,
  theClass: ClassOf<object, readonly never[]>,
): Work<readonly Problem[]> {
  try {
    yield* recover(planOf(disk, requireDefinition(theClass), "refuse"), files);
    return [];
  } catch (error) {
    if (!isCode(error, "COOPY5214")) throw error;
    return [problemOf(error)];
  }
}

/** @throws what is no finding: a file that could not be read. */
function problemOf(error: unknown): Problem {
  if (!(error instanceof CoopyError) || /^COOPY5(20[7-9]|21[0-3])/.test(error.code)) throw error;
  const { message, place } = error;
  return { message, file: place?.file, offset: place?.offset, sequence: place?.sequence };
}
