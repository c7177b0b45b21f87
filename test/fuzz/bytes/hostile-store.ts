import { CoopyError, close, open } from "coopy";
import { crashableMemory } from "coopy/testing";
import { Museum } from "../program/museum.ts";
import type { Corpus } from "./corpus.ts";
import type { Dice } from "./dice.ts";
import { mutated } from "./mutate.ts";
import { repairSegment, repairSnapshot } from "./repair.ts";

/** Opens a store of which some files were changed. It opens, or refuses with an error of coopy's; no other error leaves. */
export async function openHostile({ files, segments, snapshots }: Corpus, dice: Dice): Promise<boolean> {
  const storage = crashableMemory();
  for (const [name, bytes] of files) storage.overwrite(name, bytes);
  for (let left = 1 + dice.below(2); left > 0; left--) {
    const name = dice.pick([...files.keys()]);
    const isSegment = name.endsWith(".log");
    const seeds = isSegment ? segments : name.endsWith(".snap") ? snapshots : [...files.values()];
    const own = files.get(name)!;
    const bytes = mutated(dice, dice.once(2) ? seeds : [own.length > 0 ? own : Uint8Array.of(1)]);
    if (isSegment) repairSegment(bytes);
    else if (name.endsWith(".snap")) repairSnapshot(bytes);
    storage.overwrite(name, bytes);
  }
  try {
    await close(await open(Museum, storage));
    return true;
  } catch (error) {
    if (error instanceof CoopyError) return false;
    throw new Error(`open failed with ${error instanceof Error ? error.stack : String(error)}`);
  }
}
