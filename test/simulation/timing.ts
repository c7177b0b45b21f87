import { open, openSync } from "coopy";
import type { SimulatedStorage } from "coopy/testing";
import { type Work, wait } from "../../runtime/src/work.ts";
import { Ledger, type LedgerHandle } from "./ledger.ts";

/** Small, so that a run goes through many segments. */
const options = { segmentBytesMax: 1_000 };

/** How a store is opened, and when its functions answer. */
export interface Timing {
  readonly name: string;
  open(storage: SimulatedStorage): unknown;
  /** Whether everything is done when a call returns. */
  readonly isImmediate: boolean;
}

export const timings = {
  immediate: {
    name: "immediate",
    open: (storage) => openSync(Ledger, storage, options),
    isImmediate: true,
  },
  promised: {
    name: "promised",
    open: (storage) => open(Ledger, storage, options),
    isImmediate: false,
  },
  /** Promises, of a thread that waits for the disk. */
  main: {
    name: "main",
    open: (storage) => open(Ledger, storage, { ...options, syncThread: "main" }),
    isImmediate: false,
  },
} as const satisfies Record<string, Timing>;

export function* opened({ open: openIn }: Timing, storage: SimulatedStorage): Work<LedgerHandle> {
  return (yield* wait(openIn(storage))) as LedgerHandle;
}
