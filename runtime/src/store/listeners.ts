import type { EntityLookup } from "../codec/graph-entities.ts";
import { platform } from "../platform.ts";
import { forEachRecord, type RecordBytes } from "./replay.ts";

/** A command that is durable, as listeners see it. */
export interface Committed {
  /** Name of the method. */
  readonly name: string;
  /** Number of its record. Commands executed together share one. */
  readonly sequence: number;
  /** Which of the commands executed together it is, from 0. */
  readonly index: number;
  /** Its instant, in ms since 1970; undefined when it did not ask for the time. */
  readonly instantMs: number | undefined;
  /** Copies, of which each listener has its own; an argument that was an object of the state is that object. */
  readonly arguments: readonly unknown[];
}

export type Listener = (committed: Committed) => void;

/** Those who want to hear of durable commands. */
export class Listeners {
  /** Errors that listeners threw. */
  errorCount = 0;
  readonly #listeners = new Set<{ readonly listener: Listener }>();
  readonly #entities: EntityLookup;

  constructor(entities: EntityLookup) {
    this.#entities = entities;
  }

  /** @returns what ends it. */
  add(listener: Listener): () => void {
    const entry = { listener };
    this.#listeners.add(entry);
    return () => void this.#listeners.delete(entry);
  }

  get isEmpty(): boolean {
    return this.#listeners.size === 0;
  }

  tell(bytes: RecordBytes): void {
    for (const { listener } of [...this.#listeners]) {
      forEachRecord(this.#entities, bytes, (sequence, { calls, instantMs }) => {
        for (const [index, { command, args }] of calls.entries()) {
          this.#call(listener, { name: command.name, sequence, index, instantMs, arguments: args });
        }
      });
    }
  }

  #call(listener: Listener, committed: Committed): void {
    try {
      listener(committed);
    } catch (error) {
      this.errorCount++;
      platform().warn(error);
    }
  }
}
