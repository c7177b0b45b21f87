import { breaks, type Group, globals, group } from "../group.ts";

/** What happens later, what other threads share, and what the garbage collector tells: none of it in a command. */
export const asynchronous: readonly Group[] = [
  group("Promise", "[Symbol.toStringTag] catch finally then", breaks("DET153")),
  group("PromiseLike", "then", breaks("DET153")),
  group(
    "PromiseConstructor",
    "[Symbol.species] all allSettled any new prototype race reject resolve try withResolvers",
    breaks("DET153"),
  ),
  group("PromiseWithResolvers", "promise reject resolve", breaks("DET153")),

  group("AsyncGenerator AsyncIterator", "next return throw", breaks("DET151", { writes: "receiver" })),
  group(
    "AsyncGenerator AsyncIterable AsyncIterableIterator AsyncIteratorObject",
    "[Symbol.asyncIterator]",
    breaks("DET151"),
  ),
  group("AsyncDisposable AsyncDisposableStack", "[Symbol.asyncDispose]", breaks("DET151")),
  group(
    "AsyncDisposableStack",
    "[Symbol.toStringTag] adopt defer disposeAsync disposed move use",
    breaks("DET151", { writes: "receiver" }),
  ),
  group("AsyncDisposableStackConstructor", "new prototype", breaks("DET151")),

  globals("Atomics FinalizationRegistry SharedArrayBuffer WeakRef", breaks("DET171")),
  group(
    "Atomics",
    `[Symbol.toStringTag] add and compareExchange exchange isLockFree load notify or pause store sub wait waitAsync
    xor`,
    breaks("DET171", { cause: "is for memory that other threads change", writes: "argument" }),
  ),
  group("Atomics.waitAsync", "async value", breaks("DET171")),
  group(
    "SharedArrayBuffer",
    "[Symbol.toStringTag] byteLength grow growable maxByteLength slice",
    breaks("DET171", { cause: "is memory that other threads change", writes: "receiver" }),
  ),
  group(
    "SharedArrayBufferConstructor",
    "[Symbol.species] new prototype",
    breaks("DET171", { cause: "makes memory that other threads change" }),
  ),
  group(
    "WeakRef",
    "[Symbol.toStringTag] deref",
    breaks("DET171", { cause: "tells what the garbage collector did" }),
  ),
  group(
    "FinalizationRegistry",
    "[Symbol.toStringTag] register unregister",
    breaks("DET171", { cause: "tells what the garbage collector did", writes: "receiver" }),
  ),
  group(
    "FinalizationRegistryConstructor WeakRefConstructor",
    "new prototype",
    breaks("DET171", { cause: "tells what the garbage collector did" }),
  ),
];
