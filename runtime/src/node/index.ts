/**
 * coopy in Node.js: the core, with directories and the platform's checksum.
 *
 * @packageDocumentation
 */
import { crc32 } from "node:zlib";
import { useCrc32 } from "../crc32.ts";
import { usePlatform } from "../platform.ts";
import { openDirectory } from "./directory-storage.ts";

usePlatform({
  directory: openDirectory,
  engine: `node ${process.versions.node} v8 ${process.versions.v8} icu ${process.versions.icu ?? "none"}`,
  latin1: (bytes, start, end) =>
    Buffer.from(bytes.buffer, bytes.byteOffset + start, end - start).toString("latin1"),
  warn(error) {
    process.emitWarning(error instanceof Error ? error : String(error));
  },
});
useCrc32(crc32);

export * from "../index.ts";
export { closeOnSignals } from "./close-on-signals.ts";
