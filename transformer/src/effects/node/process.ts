import {
  breaks,
  fresh,
  type Group,
  globals,
  group,
  part,
  primitive,
  writesArgument,
  writesReceiver,
} from "../group.ts";

const listening = "addListener on once prependListener prependOnceListener";
const listens = { cause: "has something called after the command is over" } as const;
const emits = { cause: "calls listeners that no store keeps" } as const;
const timer = breaks("DET102", { returns: "fresh", instead: "clock.nowMs()" });

/** The process, the module system, and the events of Node. */
export const process: readonly Group[] = [
  globals("global process", part),
  globals("__dirname __filename", breaks("DET141", { returns: "primitive" })),
  globals("gc", breaks("DET171", { cause: "runs the garbage collector" })),
  globals(
    "exports module require",
    breaks("DET173", { cause: "loads code that the compiler does not follow" }),
  ),
  group("NodeJS.Require NodeJS.RequireResolve", "() *", breaks("DET173")),
  group("NodeJS.Module", "*", breaks("DET173")),
  group("NodeJS.GCFunction", "()", breaks("DET171", { cause: "runs the garbage collector" })),
  group("ImportMeta", "*", breaks("DET141")),

  group("NodeJS.Process", "*", breaks("DET141")),
  group("NodeJS.Process", "hrtime uptime", timer),
  group("NodeJS.HRTime", "() bigint", timer),
  group("NodeJS.Process", "nextTick", breaks("DET152")),
  group("NodeJS.Process", "abort chdir disconnect emit emitWarning exit kill send", breaks("DET142")),
  group("NodeJS.Process", listening, breaks("DET153", listens)),
  group("NodeJS.Process", "stderr stdin stdout", breaks("DET142", { cause: "is the outside" })),
  group("NodeJS.Process", "dlopen getBuiltinModule mainModule", breaks("DET173")),
  group("NodeJS.MemoryUsageFn", "() rss", breaks("DET141")),
  group(
    `NodeJS.CpuUsage NodeJS.MemoryUsage NodeJS.ProcessConfig
    NodeJS.ProcessConfig.target_defaults NodeJS.ProcessConfig.variables NodeJS.ProcessFeatures NodeJS.ProcessRelease
    NodeJS.ProcessVersions NodeJS.ResourceUsage NodeJS.ErrnoException`,
    "*",
    part,
  ),

  group("ErrorConstructor", "captureStackTrace", writesArgument(breaks("DET172"))),
  group("ErrorConstructor", "prepareStackTrace stackTraceLimit", breaks("DET172")),
  group("NodeJS.CallSite", "*", breaks("DET172")),
  group("NodeJS.Immediate NodeJS.RefCounted NodeJS.Timeout NodeJS.Timer", "*", breaks("DET152")),

  group("node:events", "EventEmitter", part),
  group("node:events.EventEmitter", "new", fresh),
  group("node:events.EventEmitter", "captureRejectionSymbol errorMonitor listenerCount", primitive),
  group("node:events.EventEmitter", "on once", breaks("DET153", listens)),
  group("NodeJS.EventEmitter", "getMaxListeners listenerCount", primitive),
  group("NodeJS.EventEmitter", "eventNames listeners rawListeners", fresh),
  group("NodeJS.EventEmitter", "emit", writesReceiver(breaks("DET181", { ...emits, returns: "primitive" }))),
  group("NodeJS.EventEmitter", listening, writesReceiver(breaks("DET153", listens))),
  group("NodeJS.EventEmitter", "off removeAllListeners removeListener setMaxListeners", writesReceiver(part)),
];
