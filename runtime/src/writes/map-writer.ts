import { noteAddition, noteDeletion, value } from "./collection-inverses.ts";
import { noteContents } from "./contents.ts";
import type { WriteLog } from "./write-log.ts";

/** A Map that a command writes to: what its methods change is noted. */
export class MapWriter {
  readonly #log: WriteLog;
  readonly #target: Map<unknown, unknown>;

  constructor(log: WriteLog, target: Map<unknown, unknown>) {
    this.#log = log;
    this.#target = target;
  }

  set(key: unknown, content: unknown): unknown {
    const target = this.#target;
    const log = this.#log;
    if (log.image !== undefined) log.image.entryWillChange(target, key);
    const before = target.get(key);
    if (before !== undefined || target.has(key)) log.note(value, target, key, before);
    else noteAddition(log, target, key);
    return target.set(key, content);
  }

  delete(key: unknown): boolean {
    noteDeletion(this.#log, this.#target, key, this.#target.get(key));
    return this.#target.delete(key);
  }

  clear(): void {
    if (this.#target.size > 0) noteContents(this.#log, this.#target);
    this.#target.clear();
  }
}
