import { constants } from "node:fs";
import { join, resolve } from "node:path";
import type { Answer, StorageFile, StorageOperations, SynchronousStorage, Timing } from "../storage.ts";
import { doWork, doWorkNow, type Work, wait } from "../work.ts";
import { type Calls, immediateCalls, promisedCalls } from "./calls.ts";
import { isOfLock } from "./claims.ts";
import { immediateFile, promisedFile } from "./file.ts";
import { type DirectoryLock, lockDirectory } from "./lock.ts";
import { makeDirectory, syncDirectory } from "./make-directory.ts";
import { storageError } from "./storage-error.ts";

const { O_APPEND, O_CREAT, O_EXCL, O_RDWR } = constants;

/** A directory of the file system. It is made, with those above it, when it is locked. */
export function openDirectory(path: string): SynchronousStorage {
  const directory: Directory = { path: resolve(path), lock: undefined };
  const immediate = { calls: immediateCalls, run: doWorkNow, file: immediateFile };
  return {
    name: directory.path,
    ...operations(directory, { calls: promisedCalls, run: doWork, file: promisedFile }),
    synchronous: operations<"immediate">(directory, immediate),
  };
}

interface Directory {
  readonly path: string;
  /** While it is held: what changes names in the directory asks it first whether that is the directory. */
  lock: DirectoryLock | undefined;
}

/** How things are done in one of the timings. */
interface Means<When extends Timing> {
  readonly calls: Calls<When>;
  run<Result>(work: Work<Result>): Answer<When, Result>;
  file(fd: number, path: string): StorageFile<When>;
}

function operations<When extends Timing>(
  directory: Directory,
  { calls: own, run, file }: Means<When>,
): StorageOperations<When> {
  const { path } = directory;
  const calls: Calls<Timing> = own;
  const inside = (name: string) => join(path, name);
  const attempt = <Result>(doing: string, act: () => Work<Result>) => run(telling(doing, act));
  const change = <Result>(doing: string, act: () => Work<Result>) =>
    attempt(doing, function* () {
      if (directory.lock !== undefined) yield* directory.lock.expectHeld();
      return yield* act();
    });
  const openFile = (name: string, flags: number) =>
    change(`opening ${inside(name)}`, function* () {
      const fd = yield* wait(calls.open(inside(name), O_RDWR | O_APPEND | flags));
      return file(fd, inside(name));
    });
  return {
    lock: () =>
      attempt(`locking ${path}`, function* () {
        const lock = yield* lockMade(calls, directory);
        return { release: () => attempt(`releasing ${path}`, lock.release) };
      }),
    list: () =>
      attempt(`listing ${path}`, function* () {
        return (yield* wait(calls.readdir(path))).filter((name) => !isOfLock(name));
      }),
    read: (name, start = 0, end) =>
      attempt(`reading ${inside(name)}`, () =>
        wait(end === undefined ? calls.readFile(inside(name)) : calls.readPart(inside(name), start, end)),
      ),
    create: (name) => openFile(name, O_CREAT | O_EXCL),
    open: (name) => openFile(name, 0),
    rename: (from, to) =>
      change(`renaming ${inside(from)} to ${to}`, () => wait(calls.rename(inside(from), inside(to)))),
    remove: (name) => change(`removing ${inside(name)}`, () => wait(calls.unlink(inside(name)))),
    syncDirectory: () => attempt(`syncing ${path}`, () => syncDirectory(calls, path)),
  };
}

function* lockMade(calls: Calls<Timing>, directory: Directory): Work<Pick<DirectoryLock, "release">> {
  yield* makeDirectory(calls, directory.path);
  const lock = yield* lockDirectory(calls, directory.path);
  directory.lock = lock;
  return {
    *release() {
      if (directory.lock !== lock) return; // released before: its descriptors may be of others by now
      directory.lock = undefined;
      yield* lock.release();
    },
  };
}

/** Every error of the work says what was being done, and what can be done about it. */
function* telling<Result>(doing: string, act: () => Work<Result>): Work<Result> {
  try {
    return yield* act();
  } catch (error) {
    throw storageError(doing, error);
  }
}
