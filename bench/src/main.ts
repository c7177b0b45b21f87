import { cpus } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { benchCheck } from "./check/check.ts";
import { benchCodec } from "./codec/codec.ts";
import { benchDurable } from "./durable/durable.ts";
import { benchHooks } from "./hooks/hooks.ts";
import { benchPause } from "./pause/pause.ts";
import { benchReplay } from "./replay/replay.ts";

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    rounds: { type: "string", default: "11" },
    size: { type: "string", default: "1" },
    /** Whether only those take part that need not be installed apart. */
    alone: { type: "boolean", default: false },
  },
});
const rounds = Number(values.rounds);
/** A part of the usual amounts: 0.01 to see that everything runs. */
const size = Number(values.size);

/** The bundle lies in a folder below it. */
const folder = join(import.meta.dirname, "..");

const benches: Readonly<Record<string, () => string | Promise<string>>> = {
  codec: () =>
    benchCodec({
      records: Math.ceil(20_000 * size),
      tasks: Math.ceil(100_000 * size),
      rounds,
    }),
  durable: () =>
    benchDurable({
      rounds,
      turnMs: 300 * size,
      isAlone: values.alone,
      folder,
    }),
  replay: () => benchReplay({ count: Math.ceil(1_000_000 * size), rounds, isAlone: values.alone, folder }),
  pause: () => benchPause({ objectCount: Math.ceil(500_000 * size), rounds, folder }),
  hooks: () => benchHooks({ count: Math.ceil(1_000_000 * size), rounds }),
  check: () =>
    benchCheck({
      // However few: what is changed must be among them.
      fileCount: Math.max(15, Math.ceil(300 * size)),
      systemCount: Math.max(3, Math.ceil(50 * size)),
      rounds,
      folder,
    }),
};

const names = positionals.length > 0 ? positionals : Object.keys(benches);
for (const name of names) {
  const bench = benches[name];
  if (bench === undefined) {
    process.stderr.write(`There is no bench "${name}". There is: ${Object.keys(benches).join(", ")}.\n`);
    process.exit(2);
  }
  process.stderr.write(`${name}: ${rounds} rounds; this takes some minutes\n`);
  const text = await bench();
  const machine = `node ${process.versions.node}, ${cpus().length} × ${cpus()[0]?.model.trim()}`;
  process.stdout.write(`${text}\n\n${machine}, medians of ${rounds} rounds\n`);
}
