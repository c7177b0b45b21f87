import fs from "node:fs";
import { syncBuiltinESMExports } from "node:module";
import { close, closeOnSignals, directory, open, snapshot, status } from "coopy";
import { Counter, type CounterHandle } from "../../runtime/counter.ts";

// A process of the tests: does what it is told over the channel, and says what came of it.

let counter: CounterHandle;
const locks: { release(): unknown }[] = [];
const taken: number[] = [];

const acts = {
  pid: () => process.pid,
  async open(path: string, options: object = {}) {
    counter = await open(Counter, path, options);
    return status(counter);
  },
  add: (amount: number) => counter.add(amount),
  note: (text: string) => counter.note({ text }),
  texts: () => counter.entries.map(({ text }) => text),
  snapshot: () => snapshot(counter),
  close: (options: object = {}) => close(counter, options),
  /** Writes without end, and says so after each: what is told there was acknowledged, whatever becomes of the process. */
  write(name: string) {
    const caller = async (lane: number) => {
      for (let index = 0; ; index++) {
        const text = `${name} ${lane} ${index}`;
        try {
          await counter.note({ text });
        } catch {
          return;
        }
        fs.writeSync(1, `${text}\n`);
      }
    };
    for (let lane = 0; lane < 8; lane++) void caller(lane);
  },
  async lock(path: string, timing: "promised" | "immediate") {
    const storage = directory(path);
    locks.push(timing === "promised" ? await storage.lock() : storage.synchronous.lock());
  },
  async release() {
    for (const lock of locks.splice(0)) await lock.release();
  },
  /** Leaves so many descriptors of those that the process may have. */
  leaveDescriptors(count: number) {
    for (const fd of taken.splice(0)) fs.closeSync(fd);
    try {
      for (;;) taken.push(fs.openSync("/dev/null", "r"));
    } catch {
      for (const fd of taken.splice(0, count)) fs.closeSync(fd);
    }
  },
  freeDescriptors() {
    for (const fd of taken.splice(0)) fs.closeSync(fd);
  },
  become: (user: number) => process.setuid!(user),
  closeOnSignals(options?: object, signals?: readonly NodeJS.Signals[]) {
    stop.push(closeOnSignals(counter, signals, options));
  },
  takeBack: () => stop.pop()!(),
  async openMany(paths: readonly string[]) {
    for (const path of paths) {
      const handle = await open(Counter, path);
      closeOnSignals(handle);
      void handle.add(1);
    }
  },
  /** Syncs of files never end from now on. */
  async holdSyncs() {
    const held = fs as unknown as { fdatasync: unknown; fsync: unknown };
    held.fdatasync = held.fsync = () => {};
    syncBuiltinESMExports();
  },
  /** As another process would send it: the kernel passes over what the first of a container sends itself. */
  signalFromOutside: (signal: NodeJS.Signals) => void process.kill(process.pid, signal),
  listen(signal: NodeJS.Signals) {
    process.on(signal, () => fs.writeSync(1, `${signal} heard\n`));
  },
  /** The event loop runs nothing else until then: a busy owner. */
  beBusy: (durationMs: number) =>
    void Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, durationMs),
};

const stop: (() => void)[] = [];

interface Told {
  readonly number: number;
  readonly act: keyof typeof acts;
  readonly args: readonly unknown[];
}

// Whoever tells it what to do is gone.
process.on("disconnect", () => process.exit());
process.on("message", async ({ number, act, args }: Told) => {
  try {
    const result: unknown = await Reflect.apply(acts[act], undefined, args);
    process.send!({ number, result });
  } catch (error) {
    const { code, message, cause } = error as Error & { code: string };
    const causes = [];
    for (let next = cause; next instanceof Error; next = next.cause) {
      causes.push((next as Error & { code: string }).code);
    }
    process.send!({ number, error: { code, message, causes } });
  }
});
process.send!("ready");
