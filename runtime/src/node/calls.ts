import * as fs from "node:fs";
import * as promises from "node:fs/promises";
import { promisify } from "node:util";
import type { Answer, Timing } from "../storage.ts";
import { knock, knockNow } from "./knock.ts";

/** What is asked of the system, in one timing. Files are descriptors, and errors the system's own. */
export interface Calls<When extends Timing> {
  mkdir(path: string): Answer<When, void>;
  isDirectory(path: string): Answer<When, boolean>;
  readdir(path: string): Answer<When, readonly string[]>;
  readFile(path: string): Answer<When, Uint8Array>;
  /** The bytes from `start` to `end`, as many of them as there are. */
  readPart(path: string, start: number, end: number): Answer<When, Uint8Array>;
  /** Device and inode: what a name leads to, whatever its name. */
  identity(path: string): Answer<When, string>;
  rename(from: string, to: string): Answer<When, void>;
  /** Gives the file a second name, and fails if there is such a name. */
  link(from: string, to: string): Answer<When, void>;
  /** Copies the file, and fails if there is such a name. */
  copyNew(from: string, to: string): Answer<When, void>;
  unlink(path: string): Answer<When, void>;
  chmod(path: string, mode: number): Answer<When, void>;
  open(path: string, flags: number): Answer<When, number>;
  writeFile(fd: number, text: string): Answer<When, void>;
  fsync(fd: number): Answer<When, void>;
  close(fd: number): Answer<When, void>;
  /** Whether somebody listens at the socket. */
  knock(path: string): Answer<When, boolean>;
  pause(durationMs: number): Answer<When, void>;
}

const fileMode = 0o600;
const directoryMode = 0o700;
const isNew = fs.constants.COPYFILE_EXCL;

export const promisedCalls: Calls<"promised"> = {
  mkdir: (path) => promises.mkdir(path, directoryMode),
  isDirectory: async (path) => (await promises.stat(path)).isDirectory(),
  readdir: (path) => promises.readdir(path),
  readFile: (path) => promises.readFile(path),
  readPart: async (path, start, end) => {
    const file = await promises.open(path);
    try {
      const { buffer, bytesRead } = await file.read(new Uint8Array(end - start), 0, end - start, start);
      return buffer.subarray(0, bytesRead);
    } finally {
      await file.close();
    }
  },
  identity: async (path) => identityOf(await promises.stat(path, { bigint: true })),
  rename: promises.rename,
  link: promises.link,
  copyNew: (from, to) => promises.copyFile(from, to, isNew),
  unlink: promises.unlink,
  chmod: promises.chmod,
  open: (path, flags) => openFile(path, flags, fileMode),
  writeFile: promisify(fs.writeFile),
  fsync: promisify(fs.fsync),
  close: promisify(fs.close),
  knock,
  pause: (durationMs) => new Promise((resolve) => setTimeout(resolve, durationMs)),
};

export const immediateCalls: Calls<"immediate"> = {
  mkdir: (path) => void fs.mkdirSync(path, directoryMode),
  isDirectory: (path) => fs.statSync(path).isDirectory(),
  readdir: (path) => fs.readdirSync(path),
  readFile: (path) => fs.readFileSync(path),
  readPart: (path, start, end) => {
    const fd = fs.openSync(path, "r");
    try {
      const bytes = new Uint8Array(end - start);
      return bytes.subarray(0, fs.readSync(fd, bytes, 0, bytes.length, start));
    } finally {
      fs.closeSync(fd);
    }
  },
  identity: (path) => identityOf(fs.statSync(path, { bigint: true })),
  rename: fs.renameSync,
  link: fs.linkSync,
  copyNew: (from, to) => fs.copyFileSync(from, to, isNew),
  unlink: fs.unlinkSync,
  chmod: fs.chmodSync,
  open: (path, flags) => fs.openSync(path, flags, fileMode),
  writeFile: fs.writeFileSync,
  fsync: fs.fsyncSync,
  close: fs.closeSync,
  knock: knockNow,
  pause: (durationMs) => void Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, durationMs),
};

const openFile = promisify(fs.open);

function identityOf({ dev, ino }: fs.BigIntStats): string {
  return `${dev}-${ino}`;
}
