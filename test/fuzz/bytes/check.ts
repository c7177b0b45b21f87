import { CoopyError, DecodeError } from "../../../runtime/src/errors.ts";
import { describeGraph } from "../../support/graph.ts";
import { Vault } from "../program/exhibits.ts";
import { watch } from "../program/user-code.ts";
import { allocatedBytes, allowedBytes } from "./memory.ts";
import type { Prototypes } from "./prototypes.ts";
import type { Accepted, Target } from "./targets.ts";

/** Above it an input is tried again, and the fastest of the tries counts: other programs take their share of the machine. */
const durationMsMax = 100;

/** What one input led to. */
export interface Outcome {
  readonly accepted: boolean;
  /** Why the values could not be written again, where that is said with an error of coopy's. */
  readonly unwritable: string | undefined;
  readonly allocatedBytes: number;
}

/** Decodes the input, and looks at everything that must hold. @throws Error that says what does not */
export function check(target: Target, bytes: Uint8Array, prototypes: Prototypes): Outcome {
  const before = bytes.slice();
  let run = measured(target, bytes);
  for (let tries = 1; tries < 4 && isTooMuch(run, bytes); tries++) run = least(run, measured(target, bytes));
  if (run.durationMs > durationMsMax) throw new Error(`it took ${Math.round(run.durationMs)} ms`);
  if (run.allocated > allowedBytes(bytes.length)) {
    throw new Error(`${bytes.length} bytes of input made ${run.allocated} bytes of memory`);
  }
  if (before.some((byte, index) => byte !== bytes[index])) throw new Error("the input was changed");
  const grown = prototypes.findGrown();
  if (grown !== undefined) throw new Error(`${grown} has other properties than before`);
  const { accepted, allocated } = run;
  if (accepted === undefined) return { accepted: false, unwritable: undefined, allocatedBytes: allocated };
  return { accepted: true, unwritable: comesBack(accepted), allocatedBytes: allocated };
}

interface Run {
  readonly accepted: Accepted | undefined;
  readonly durationMs: number;
  readonly allocated: number;
}

function isTooMuch({ durationMs, allocated }: Run, bytes: Uint8Array): boolean {
  return durationMs > durationMsMax || allocated < 0 || allocated > allowedBytes(bytes.length);
}

function least(one: Run, other: Run): Run {
  const allocations = [one.allocated, other.allocated].filter((bytes) => bytes >= 0);
  return {
    accepted: other.accepted,
    durationMs: Math.min(one.durationMs, other.durationMs),
    // Where garbage was collected in every try nothing is known.
    allocated: allocations.length === 0 ? -1 : Math.min(...allocations),
  };
}

function measured(target: Target, bytes: Uint8Array): Run {
  const start = performance.now();
  const allocatedBefore = allocatedBytes();
  watch.isDecoding = true;
  let accepted: Accepted | undefined;
  let failure: unknown;
  try {
    accepted = target.decode(bytes);
  } catch (error) {
    failure = error;
  } finally {
    watch.isDecoding = false;
  }
  const allocated = allocatedBytes() - allocatedBefore;
  if (failure instanceof DecodeError && failure.offset > bytes.length)
    throw new Error("it read beyond the end");
  if (accepted === undefined && !isTyped(failure)) {
    throw new Error(`it failed with ${failure instanceof Error ? failure.stack : String(failure)}`);
  }
  return { accepted, durationMs: performance.now() - start, allocated };
}

/** Whether the error is the one that says so and not one that only inherits from it. */
function isTyped(error: unknown): boolean {
  return error instanceof DecodeError || error instanceof CoopyError;
}

function comesBack({ value, again }: Accepted): string | undefined {
  let second: unknown;
  try {
    second = again();
  } catch (error) {
    if (error instanceof CoopyError) return error.message;
    throw new Error(`what was decoded cannot be encoded and decoded again: ${String(error)}`);
  }
  const described = describeGraph(value, hidden);
  const describedAgain = describeGraph(second, hidden);
  if (described !== describedAgain) {
    throw new Error(`what was decoded comes back as something else:\n${described}\n----\n${describedAgain}`);
  }
  return undefined;
}

function hidden(object: object): readonly unknown[] {
  return object instanceof Vault ? object.tell() : [];
}
