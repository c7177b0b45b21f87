import * as fs from "node:fs";
import { mkdir, open, readdir, readFile, rename, unlink } from "node:fs/promises";
import { dirname, join, resolve } from "node:path";
import { CoopyError } from "../errors.ts";
import type { Storage, StorageFile, StorageLock } from "../storage.ts";
import { lockDirectory } from "./lock.ts";

const { O_APPEND, O_CREAT, O_EXCL, O_RDWR } = fs.constants;

/** A directory of the file system. It is made, with those above it, when it is locked. */
export function openDirectory(path: string): Storage {
  const name = resolve(path);
  return {
    name,
    lock: () => lock(name),
    list: () => readdir(name),
    read: (file) => readFile(join(name, file)),
    create: (file) => openFile(join(name, file), O_CREAT | O_EXCL),
    open: (file) => openFile(join(name, file), 0),
    rename: (from, to) => rename(join(name, from), join(name, to)),
    remove: (file) => unlink(join(name, file)),
    syncDirectory: () => syncDirectory(name),
  };
}

async function lock(path: string): Promise<StorageLock> {
  const firstMade = await mkdir(path, { recursive: true, mode: 0o700 });
  // A directory is durable when the one that names it was synced, up to the first that existed before.
  for (let made = path; firstMade !== undefined; made = dirname(made)) {
    await syncDirectory(dirname(made));
    if (made === resolve(firstMade)) break;
  }
  return lockDirectory(path);
}

async function openFile(path: string, flags: number): Promise<StorageFile> {
  const handle = await open(path, O_RDWR | O_APPEND | flags, 0o600);
  const { fd } = handle;
  // Plain calls on the descriptor: they cost half of what those of the handle do.
  return {
    write: (bytes) => write(fd, bytes),
    sync: () => done((callback) => fs.fdatasync(fd, callback)),
    truncate: (lengthBytes) => done((callback) => fs.ftruncate(fd, lengthBytes, callback)),
    close: () => handle.close(),
  };
}

function write(fd: number, bytes: Uint8Array): Promise<void> {
  return new Promise((resolve, reject) => {
    fs.write(fd, bytes, 0, bytes.length, null, (error, writtenBytes) => {
      if (error !== null) reject(error);
      // A full disk shows as a short count first, and as an error only at the next write.
      else if (writtenBytes !== bytes.length) {
        reject(
          new CoopyError(
            "COOPY5207",
            `only ${writtenBytes} of ${bytes.length} bytes could be written: the disk is probably full.`,
          ),
        );
      } else resolve();
    });
  });
}

function done(start: (callback: (error: Error | null) => void) => void): Promise<void> {
  return new Promise((resolve, reject) => {
    start((error) => (error === null ? resolve() : reject(error)));
  });
}

async function syncDirectory(path: string): Promise<void> {
  // Windows opens no directories; there a rename is as durable as NTFS makes it.
  if (process.platform === "win32") return;
  const handle = await open(path, "r");
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}
