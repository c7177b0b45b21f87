/// <reference lib="esnext.disposable" />
/**
 * Durable plain TypeScript objects.
 *
 * @packageDocumentation
 */

export { type Clock, clock } from "./clock.ts";
export type { PlainData } from "./codec/inline-data.ts";
export type { Command } from "./command.ts";
export { type Commands, commands, type ResultOf, type ResultsOf } from "./commands.ts";
export type { Accepted, DeepReadonly } from "./deep-readonly.ts";
export { directory } from "./directory.ts";
export { CoopyError, type ErrorCode, type ErrorName } from "./errors.ts";
export { execute, peek, read, type SubscribeOptions, subscribe } from "./functions.ts";
export type { Limits } from "./limits.ts";
export { memory } from "./memory-storage.ts";
export { type OpenOptions, open } from "./open.ts";
export { openSync } from "./open-sync.ts";
export type { Persistent, PersistentSync } from "./persistent.ts";
export { type Random, random } from "./random.ts";
export { codec, type ValueCodec } from "./register-codec.ts";
export type {
  Answer,
  Storage,
  StorageFile,
  StorageLock,
  StorageOperations,
  SynchronousStorage,
  Timing,
} from "./storage.ts";
export type { Committed, Listener } from "./store/listeners.ts";
export type { SnapshotOptions } from "./store/snapshot-policy.ts";
export type { SnapshotProgress, SnapshotWatcher } from "./store/snapshot-watchers.ts";
export type { RecoveryReport, SnapshotsReport, Status, TornTail } from "./store/status.ts";
export { type CloseOptions, close, flush, snapshot, status } from "./upkeep.ts";
export { type Problem, type Verification, verify } from "./verify.ts";
