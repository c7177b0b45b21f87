import type { Catalog } from "../codec/catalog.ts";
import type { ClassLayout } from "../codec/class-layout.ts";
import { decodeState } from "../snapshot/state.ts";
import { type RecordBytes, replay } from "./replay.ts";

/** How the state gets back to where it was before a command that threw. */
export interface Undo<T extends object> {
  /** The state without the command, given the records that no batch holds yet. Its objects may be new ones. */
  undone(pending: RecordBytes): T;
  /** Records that ran, in order. Their bytes are copied. */
  ran(records: RecordBytes): void;
  /** The state as it is now, encoded: what ran before no longer matters. */
  captured(body: Uint8Array): void;
}

/** Makes the state anew from the last capture and what ran since. Slow, and independent of what the command wrote. */
export class Rebuild<T extends object> implements Undo<T> {
  readonly #catalog: Catalog;
  readonly #layout: ClassLayout;
  #body: Uint8Array;
  #history: RecordBytes[] = [];

  constructor(catalog: Catalog, layout: ClassLayout, body: Uint8Array) {
    this.#catalog = catalog;
    this.#layout = layout;
    this.#body = body;
  }

  undone(pending: RecordBytes): T {
    const system = decodeState<T>(this.#catalog, this.#layout, this.#body);
    for (const records of this.#history) replay(system, this.#catalog, records);
    replay(system, this.#catalog, pending);
    return system;
  }

  ran(records: RecordBytes): void {
    this.#history.push({ ...records, records: records.records.slice(), lengths: [...records.lengths] });
  }

  captured(body: Uint8Array): void {
    this.#body = body;
    this.#history = [];
  }
}
