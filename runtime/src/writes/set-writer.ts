import { noteAddition, noteDeletion } from "./collection-inverses.ts";
import { noteContents } from "./contents.ts";
import type { WriteLog } from "./write-log.ts";

/** A Set that a command writes to: what its methods change is noted. */
export class SetWriter {
  readonly #log: WriteLog;
  readonly #target: Set<unknown>;

  constructor(log: WriteLog, target: Set<unknown>) {
    this.#log = log;
    this.#target = target;
  }

  add(key: unknown): unknown {
    const target = this.#target;
    if (target.has(key)) return target;
    this.#log.image?.entryWillChange(target, key);
    noteAddition(this.#log, target, key);
    return target.add(key);
  }

  delete(key: unknown): boolean {
    noteDeletion(this.#log, this.#target, key, undefined);
    return this.#target.delete(key);
  }

  clear(): void {
    if (this.#target.size > 0) noteContents(this.#log, this.#target);
    this.#target.clear();
  }
}
