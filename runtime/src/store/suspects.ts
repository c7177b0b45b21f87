import { Writer } from "../codec/writer.ts";
import { runAside } from "../command-in-progress.ts";
import { CoopyError, isCode } from "../errors.ts";
import { encodeState, type StateFormat } from "../snapshot/state.ts";
import type { Entities } from "./entities.ts";
import { placeOfUnstorable } from "./place-in-state.ts";

/**
 * Values which a command had at hand and that may be none a state can hold. Where one is, the whole state is written
 * for nothing when the command is over, before its record counts: so only such commands pay for what types do not tell.
 */
export class Suspects {
  readonly #format: StateFormat;
  readonly #entities: Entities;
  readonly #seen = new Set<unknown>();
  #isFound = false;

  constructor(format: StateFormat, entities: Entities) {
    this.#format = format;
    this.#entities = entities;
  }

  /** Nothing was at hand yet. */
  begin(): void {
    if (this.#seen.size > 0) this.#seen.clear();
    this.#isFound = false;
  }

  /** Looks at a value and at all that it holds. What is put into it later is looked at on its own. */
  look(value: unknown): void {
    if (this.#isFound || isPlain(value) || this.#seen.has(value)) return;
    this.#seen.add(value);
    this.#isFound = !runAside(() => this.#canBeWritten(value));
  }

  /** A command is over. @throws CoopyError COOPY5101 when the state holds what cannot be written. */
  expectStorable(system: object): void {
    if (!this.#isFound) return;
    runAside(() => {
      try {
        encodeState(this.#format, system, this.#entities);
      } catch (error) {
        throw withPlace(error, placeOfUnstorable(this.#format, system));
      }
    });
    this.begin();
  }

  #canBeWritten(value: unknown): boolean {
    const writer = new Writer(256);
    writer.beginGraph(this.#format.catalog);
    try {
      writer.tagged(value);
      writer.endGraph();
      return true;
    } catch {
      // Whatever it is, it is said when the state turns out to hold it.
      return false;
    }
  }
}

function isPlain(value: unknown): boolean {
  return value === null || !/^(object|function|symbol)$/.test(typeof value);
}

function withPlace(error: unknown, place: string | undefined): unknown {
  if (!isCode(error, "COOPY5101") || place === undefined) return error;
  const why = error.message.replace(/^.*?: /, "");
  const what = `the command put into ${place} what no snapshot could hold, and was undone. There, ${why}`;
  return new CoopyError("COOPY5101", what, { cause: error });
}
