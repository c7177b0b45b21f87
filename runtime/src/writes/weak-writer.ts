import type { Inverse, WriteLog } from "./write-log.ts";

type Weak = WeakMap<object, unknown> | WeakSet<object>;

const entry: Inverse = {
  undo(target, key, before) {
    const weak = target as Weak;
    const { isThere, content } = before as { readonly isThere: boolean; readonly content: unknown };
    if (!isThere) weak.delete(key as object);
    else if (weak instanceof WeakMap) weak.set(key as object, content);
    else weak.add(key as object);
  },
};

/** A WeakMap or WeakSet of a transient field that a command writes to: nobody can see an order of its entries. */
export class WeakWriter {
  readonly #log: WriteLog;
  readonly #target: Weak;

  constructor(log: WriteLog, target: Weak) {
    this.#log = log;
    this.#target = target;
  }

  set(key: object, content: unknown): unknown {
    this.#note(key);
    return (this.#target as WeakMap<object, unknown>).set(key, content);
  }

  add(key: object): unknown {
    this.#note(key);
    return (this.#target as WeakSet<object>).add(key);
  }

  delete(key: object): boolean {
    this.#note(key);
    return this.#target.delete(key);
  }

  #note(key: object): void {
    const target = this.#target;
    const content = target instanceof WeakMap ? target.get(key) : undefined;
    this.#log.note(entry, target, key, { isThere: target.has(key), content });
  }
}
