import { CoopyError, DecodeError } from "../errors.ts";
import type { FileHeader } from "../journal/file-header.ts";
import type { SnapshotName } from "../journal/file-names.ts";
import { readingOf } from "../schema/reading.ts";
import { decodeSnapshot } from "../snapshot/decode.ts";
import { decodeState } from "../snapshot/state.ts";
import type { Work } from "../work.ts";
import { damage } from "./damage.ts";
import { Entities } from "./entities.ts";
import type { StorePlan } from "./recover.ts";
import type { LiveState } from "./replay.ts";

export interface LoadedSnapshot<T extends object> extends LiveState<T> {
  readonly name: string;
  readonly header: FileHeader;
  readonly body: Uint8Array;
  /** Whether it was written by a version of the program with the same classes. */
  readonly isCurrent: boolean;
  /** Newer snapshots that did not check, and why. */
  readonly rotten: readonly { readonly name: string; readonly sequence: number; readonly why: string }[];
}

/**
 * The newest snapshot that checks, decoded.
 * @throws CoopyError COOPY5201 when none does, COOPY5203, COOPY5204, COOPY5205.
 */
export function* loadNewestSnapshot<T extends object>(
  plan: StorePlan<T>,
  names: readonly SnapshotName[],
): Work<LoadedSnapshot<T>> {
  const rotten: { name: string; sequence: number; why: string }[] = [];
  for (const { name, sequence } of [...names].reverse()) {
    const bytes = yield* plan.disk.read(name);
    try {
      const { header, body } = decodeSnapshot(bytes);
      if (header.sequence !== sequence) throw new DecodeError("the sequence of another snapshot", 0);
      expectSystem(plan, header);
      const { catalog, isCurrent } = readingOf(plan, header.schema, name);
      const entities = new Entities();
      const system = decodeState<T>({ catalog, layout: plan.layout }, body, entities, !isCurrent);
      return { name, header, body, system, entities, isCurrent, rotten };
    } catch (error) {
      if (!(error instanceof DecodeError)) throw error;
      rotten.push({ name, sequence, why: error.message });
    }
  }
  const [newest] = rotten;
  throw damage(
    { storage: plan.disk.name, file: newest!.name },
    `no snapshot is sound; the newest has ${newest!.why}`,
  );
}

function expectSystem<T extends object>({ disk, current }: StorePlan<T>, { schema }: FileHeader): void {
  const { system } = current.schema;
  if (schema.system === system) return;
  throw new CoopyError(
    "COOPY5204",
    `${disk.name} holds the state of ${schema.system}, not of ${system}. Open it with that class, or choose another place.`,
  );
}
