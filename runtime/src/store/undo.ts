import { decodeState } from "../snapshot/state.ts";
import type { Entities } from "./entities.ts";
import { History } from "./history.ts";
import type { StorePlan } from "./recover.ts";
import { type RecordBytes, replay } from "./replay.ts";

/** How the state gets back to where it was before a command that threw. */
export interface Undo<T extends object> {
  /**
   * The state without the command, given the records that no batch holds yet. Its objects may be new ones; those
   * that had numbers have them still.
   */
  undone(pending: RecordBytes): T;
  /** Records that ran, in order. Their bytes are copied. */
  ran(records: RecordBytes): void;
  /** The state as it is now, encoded: what ran before no longer matters. */
  captured(body: Uint8Array): void;
}

/** Makes the state anew from the last capture and what ran since. Slow, and independent of what the command wrote. */
export class Rebuild<T extends object> implements Undo<T> {
  readonly #plan: StorePlan<T>;
  readonly #entities: Entities;
  #body: Uint8Array;
  #recovered: readonly RecordBytes[];
  #history = new History();

  /** @param history records that ran since `body`; their bytes are nobody else's. */
  constructor(
    plan: StorePlan<T>,
    entities: Entities,
    body: Uint8Array,
    history: readonly RecordBytes[] = [],
  ) {
    this.#plan = plan;
    this.#entities = entities;
    this.#body = body;
    this.#recovered = history;
  }

  undone(pending: RecordBytes): T {
    const entities = this.#entities;
    const system = decodeState<T>(this.#plan, this.#body, entities);
    for (const records of [...this.#recovered, ...this.#history.pieces, pending])
      replay({ system, entities }, records);
    return system;
  }

  ran(records: RecordBytes): void {
    this.#history.add(records);
  }

  captured(body: Uint8Array): void {
    this.#body = body;
    this.#recovered = [];
    this.#history = new History();
  }
}
