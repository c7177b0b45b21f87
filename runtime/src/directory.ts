import { platform } from "./platform.ts";
import type { SynchronousStorage } from "./storage.ts";

/**
 * Storage in a directory, which is made when it is first opened (mode 0700, files 0600).
 * `open(Class, path)` is short for `open(Class, directory(path))`.
 *
 * @throws CoopyError COOPY5207 where there are no directories.
 */
export function directory(path: string): SynchronousStorage {
  return platform().directory(path);
}
