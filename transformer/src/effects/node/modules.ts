import { breaks } from "../group.ts";
import type { MemberEffect } from "../member-effect.ts";

const outside = breaks("DET142");
const later = breaks("DET153");
const machine = breaks("DET141");
/** Of these modules some members are listed, and the rest is denied as what nobody looked at. */
const listed = breaks("DET182");

/** What every member of a public module of Node is, if it has no line of its own. */
export const modules: Readonly<Record<string, MemberEffect>> = {
  assert: listed,
  "assert/strict": listed,
  async_hooks: breaks("DET153", { cause: "knows what runs around the command" }),
  buffer: listed,
  child_process: outside,
  cluster: outside,
  console: breaks("DET143"),
  constants: machine,
  crypto: listed,
  dgram: outside,
  diagnostics_channel: outside,
  dns: outside,
  "dns/promises": outside,
  domain: later,
  events: listed,
  fs: outside,
  "fs/promises": outside,
  http: outside,
  http2: outside,
  https: outside,
  inspector: outside,
  "inspector/promises": outside,
  module: breaks("DET173"),
  net: outside,
  os: machine,
  path: breaks("DET141", {
    cause: "depends on the platform",
    instead: "path.posix",
  }),
  "path/posix": listed,
  "path/win32": listed,
  perf_hooks: breaks("DET102"),
  process: machine,
  punycode: listed,
  querystring: listed,
  readline: outside,
  "readline/promises": outside,
  repl: outside,
  sea: machine,
  sqlite: outside,
  stream: later,
  "stream/consumers": later,
  "stream/promises": later,
  "stream/web": later,
  string_decoder: listed,
  sys: listed,
  test: outside,
  "test/reporters": outside,
  timers: breaks("DET152"),
  "timers/promises": breaks("DET152"),
  tls: outside,
  trace_events: outside,
  tty: machine,
  url: listed,
  util: listed,
  "util/types": listed,
  v8: machine,
  vm: breaks("DET173"),
  wasi: breaks("DET173"),
  worker_threads: outside,
  zlib: later,
};

/** The module of "node:fs/promises.readFile" and of "new node:events.EventEmitter": its effect on all it exports. */
export function moduleEffect(member: string): MemberEffect | undefined {
  const module = /^(?:new )?node:([^.(]+)/.exec(member)?.[1];
  return module !== undefined && Object.hasOwn(modules, module) ? modules[module] : undefined;
}
