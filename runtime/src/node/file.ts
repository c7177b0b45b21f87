import * as fs from "node:fs";
import type { StorageFile } from "../storage.ts";
import { nothingWritten, storageError } from "./storage-error.ts";

// Plain calls on descriptors, by hand in each timing: they cost half of what those of a FileHandle do,
// and a batch waits for them.

/** After `close` the number may belong to another file: no call must reach that. */
const closed = -1;

export function promisedFile(fd: number, path: string): StorageFile {
  return {
    write: (bytes) =>
      new Promise((resolve, reject) => {
        fs.write(fd, bytes, 0, bytes.length, null, (error, writtenBytes) => {
          if (error !== null) reject(storageError(`writing ${path}`, error));
          else if (writtenBytes === bytes.length) resolve();
          else writeRest(fd, path, bytes, writtenBytes, resolve, reject);
        });
      }),
    sync: () =>
      new Promise((resolve, reject) => {
        fs.fdatasync(fd, (error) => {
          if (error === null) resolve();
          else reject(storageError(`syncing ${path}`, error));
        });
      }),
    truncate: (lengthBytes) =>
      new Promise((resolve, reject) => {
        fs.ftruncate(fd, lengthBytes, (error) => {
          if (error === null) resolve();
          else reject(storageError(`truncating ${path}`, error));
        });
      }),
    close: () => {
      const open = fd;
      fd = closed;
      return new Promise((resolve, reject) => {
        fs.close(open, (error) => {
          if (error == null) resolve();
          else reject(storageError(`closing ${path}`, error));
        });
      });
    },
  };
}

/**
 * A full disk shows as a short count first, and says why only at the next write.
 * That is made: there are other reasons, and there may be room again.
 */
function writeRest(
  fd: number,
  path: string,
  bytes: Uint8Array,
  start: number,
  resolve: () => void,
  reject: (error: Error) => void,
): void {
  fs.write(fd, bytes, start, bytes.length - start, null, (error, writtenBytes) => {
    const end = start + writtenBytes;
    if (error !== null) reject(storageError(`writing ${path}`, error));
    else if (end === bytes.length) resolve();
    else if (writtenBytes === 0) reject(nothingWritten(`writing ${path}`, end, bytes.length));
    else writeRest(fd, path, bytes, end, resolve, reject);
  });
}

export function immediateFile(fd: number, path: string): StorageFile<"immediate"> {
  const attempt = (doing: string, act: () => void) => {
    try {
      act();
    } catch (error) {
      throw storageError(`${doing} ${path}`, error);
    }
  };
  return {
    write: (bytes) => attempt("writing", () => writeAll(fd, path, bytes)),
    sync: () => attempt("syncing", () => fs.fdatasyncSync(fd)),
    truncate: (lengthBytes) => attempt("truncating", () => fs.ftruncateSync(fd, lengthBytes)),
    close() {
      const open = fd;
      fd = closed;
      attempt("closing", () => fs.closeSync(open));
    },
  };
}

function writeAll(fd: number, path: string, bytes: Uint8Array): void {
  for (let end = 0; end < bytes.length; ) {
    const writtenBytes = fs.writeSync(fd, bytes, end, bytes.length - end, null);
    end += writtenBytes;
    if (writtenBytes === 0) throw nothingWritten(`writing ${path}`, end, bytes.length);
  }
}
