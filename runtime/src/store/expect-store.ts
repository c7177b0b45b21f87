import { CoopyError } from "../errors.ts";
import { type StoreFiles, storeFiles } from "../journal/file-names.ts";
import type { Storage } from "../storage.ts";

/** What lies in directories that nobody would miss it in: of systems, tools, and a storage's own lock. */
const counts = (name: string) => !/^(\..*|lost\+found|LOCK|LOCK-.*)$/.test(name);

/**
 * The files of the store, of which there may be none yet. Where there is nothing of a store, but something else, there shall be none:
 * the path was probably meant to be another.
 * @throws CoopyError COOPY5202
 */
export function expectStoreFiles({ name }: Pick<Storage, "name">, names: readonly string[]): StoreFiles {
  const files = storeFiles(names);
  const { segments, snapshots, epochs, temporary, hasClean } = files;
  const hasStore = hasClean || [segments, snapshots, epochs, temporary].some((found) => found.length > 0);
  const others = hasStore ? [] : names.filter(counts).sort();
  if (others.length === 0) return files;
  const more = others.length > 1 ? ` and ${others.length - 1} more` : "";
  throw new CoopyError(
    "COOPY5202",
    `${name} holds other files (${others[0]}${more}) and no store. Nothing was changed. Choose an empty or a new directory.`,
  );
}
