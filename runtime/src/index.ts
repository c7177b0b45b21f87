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
export { close, execute, flush, peek, read, snapshot, status, subscribe } from "./functions.ts";
export { memory } from "./memory-storage.ts";
export { type OpenOptions, open } from "./open.ts";
export type { Persistent } from "./persistent.ts";
export { type Random, random } from "./random.ts";
export { codec, type ValueCodec } from "./register-codec.ts";
export type { Storage, StorageFile, StorageLock, SynchronousStorage } from "./storage.ts";
export type { Committed, Listener } from "./store/listeners.ts";
export type { RecoveryReport, Status, TornTail } from "./store/status.ts";
