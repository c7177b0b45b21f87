import { realNowMs } from "../clock.ts";
import { platform } from "../platform.ts";
import type { Work } from "../work.ts";
import type { Ownership } from "./ownership.ts";
import type { OpenedFiles } from "./start.ts";

/** The segments of an open store, which follow each other. */
export class Rotation {
  /** The latest instant up to the newest snapshot: what follows it begins with that. */
  lastInstantMs: number;
  readonly #files: OpenedFiles;
  readonly #ownership: Ownership;
  #hasWarned = false;

  constructor(files: OpenedFiles, ownership: Ownership, lastInstantMs: number) {
    this.#files = files;
    this.#ownership = ownership;
    this.lastInstantMs = lastInstantMs;
  }

  /** Goes on in a new segment. Where that cannot be made the old one goes on, and it is tried again. */
  *rotate(sequence: number): Work<void> {
    const obstacle = yield* this.cut(sequence);
    if (obstacle === undefined || this.#hasWarned) return;
    this.#hasWarned = true;
    platform().warn(obstacle);
  }

  /** The same. @returns why the old one goes on. */
  *cut(sequence: number): Work<unknown> {
    const { journal, header } = this.#files;
    try {
      yield* this.#ownership.files();
    } catch (error) {
      this.#ownership.expectHeld(error);
      return error;
    }
    return yield* journal.rotate(header(sequence + 1, this.lastInstantMs, realNowMs()));
  }
}
