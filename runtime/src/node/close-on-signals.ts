import { constants } from "node:os";
import { platform } from "../platform.ts";
import { type CloseOptions, close, status } from "../upkeep.ts";

interface Entry {
  readonly handle: object;
  readonly signals: readonly NodeJS.Signals[];
  readonly options: CloseOptions;
}

/** What is to be closed before a signal ends the process, and whether that is being done. */
const entries = new Set<Entry>();
const listened = new Map<NodeJS.Signals, () => void>();
let isEnding = false;

/**
 * Closes the store when the process is told to end, and ends it then as the signal would have: whoever started it sees
 * the signal. Stores of other handles given to this function are closed too, and waited for. A second signal ends the process at once;
 * what was acknowledged is durable even so. That a store could not be closed is a warning.
 * While it is closing, calls are rejected with COOPY5003: a program that goes on calling must catch that, or Node ends it.
 *
 * When all is closed the signal is raised again. So listeners of your own get it twice; if there are any, the process ends
 * when they end it. As the first process of a container, for which signals do nothing by themselves, it exits with 128 and the signal's number.
 *
 * @param options as of `close`.
 * @returns a function that takes it back, for this handle.
 * @throws CoopyError COOPY5006
 */
export function closeOnSignals(
  handle: object,
  signals: readonly NodeJS.Signals[] = ["SIGTERM", "SIGINT"],
  options: CloseOptions = {},
): () => void {
  status(handle); // refuses what is no handle
  const entry = { handle, signals, options };
  entries.add(entry);
  listen();
  return () => {
    entries.delete(entry);
    listen();
  };
}

/** Listens to the signals of all entries, and to no others. */
function listen(): void {
  const wanted = new Set([...entries].flatMap(({ signals }) => signals));
  for (const [signal, listener] of listened) {
    if (wanted.has(signal)) continue;
    process.off(signal, listener);
    listened.delete(signal);
  }
  for (const signal of wanted) {
    if (listened.has(signal)) continue;
    const listener = () => void closeAndEnd(signal);
    process.on(signal, listener);
    listened.set(signal, listener);
  }
}

async function closeAndEnd(signal: NodeJS.Signals): Promise<void> {
  if (!isEnding) {
    isEnding = true;
    const closed = await Promise.allSettled(
      [...entries].map(async ({ handle, options }) => close(handle, options)),
    );
    for (const result of closed) if (result.status === "rejected") platform().warn(result.reason);
    await new Promise(setImmediate); // warnings are printed a little later
  }
  end(signal);
}

function end(signal: NodeJS.Signals): void {
  for (const [name, listener] of listened) process.off(name, listener);
  listened.clear();
  isEnding = false; // a listener of the program's own may decide that it goes on
  process.kill(process.pid, signal);
  if (process.listenerCount(signal) === 0) process.exit(128 + constants.signals[signal]);
}
