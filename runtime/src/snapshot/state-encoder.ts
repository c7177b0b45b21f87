import { Writer } from "../codec/writer.ts";
import type { Entities } from "../store/entities.ts";
import { EntityCut } from "../store/entity-cut.ts";
import type { Image } from "../writes/image.ts";
import { encodeEntities } from "./entity-block.ts";
import { type Pace, usualPace, workForSlice } from "./pace.ts";
import type { StateFormat } from "./state.ts";
import { StateImage } from "./state-image.ts";

/** Bytes are given away when there are so many. */
const pieceBytes = 256 * 1024;

/**
 * Writes a state as it was when this was made, and the numbers that its objects had then, little by little while commands go
 * on: the log tells it of their writes.
 */
export class StateEncoder {
  readonly #format: StateFormat;
  readonly #system: object;
  readonly #entities: Entities;
  readonly #writes: { image: Image | undefined };
  readonly #pace: Pace;
  readonly #writer = new Writer(pieceBytes + 128 * 1024);
  readonly #cut: EntityCut;
  readonly #image: StateImage;
  /** How long it has worked since this was last set to 0. */
  workedMs = 0;
  /** Why it could not be written. */
  failure: unknown;

  constructor(
    format: StateFormat,
    system: object,
    entities: Entities,
    writes: { image: Image | undefined },
    pace: Pace = usualPace,
  ) {
    const { next } = entities;
    const writer = this.#writer;
    this.#format = format;
    this.#pace = pace;
    this.#writes = writes;
    this.#system = system;
    this.#entities = entities;
    this.#cut = new EntityCut(next, (object) => writer.indexOf(object));
    entities.cut = this.#cut;
    this.#image = new StateImage(format.catalog, writer, (object) => entities.idOf(object) >= next);
    writer.beginGraph(format.catalog, undefined, this.#image);
    writes.image = this.#image;
  }

  get objectCount(): number {
    return this.#writer.objectCount;
  }

  get position(): number {
    return this.#writer.position;
  }

  get isFull(): boolean {
    return this.#writer.finishedBytes >= pieceBytes;
  }

  /**
   * The bytes, piece by piece; each holds until the next is asked for. Undefined comes when it has worked for a slice of time.
   * @throws CoopyError COOPY5101
   */
  *pieces(): Generator<Uint8Array | undefined, void> {
    const writer = this.#writer;
    const steps = this.#encode();
    for (;;) {
      const isDone = workForSlice(steps, this, this.#pace);
      const end = isDone ? writer.position : writer.finishedBytes;
      if (isDone || this.isFull) {
        yield writer.bytes.subarray(0, end);
        if (isDone) return;
        writer.dropFinished();
      } else yield undefined;
    }
  }

  /** Nothing is asked of it any more, whether it came to its end or not. */
  end(): void {
    this.#writes.image = undefined;
    this.#writer.forgetIndexes();
    this.#entities.cut = undefined;
  }

  /** Every step of it takes a moment. */
  *#encode(): Generator<void> {
    const writer = this.#writer;
    this.#format.layout.encode(writer, this.#system);
    yield* this.#contents();
    for (let missing = this.#cut.takeMissing(); missing.length > 0; missing = this.#cut.takeMissing()) {
      writer.reopenGraph(missing);
      yield* this.#contents();
    }
    // Between the last look at what commands were given and this nothing else runs.
    this.#writes.image = undefined;
    this.#cut.complete();
    yield;
    yield* this.#entities.letGo(this.#cut);
    yield* encodeEntities(writer, this.#entities, this.#cut.next, (index) => this.#image.objectAt(index));
  }

  *#contents(): Generator<void> {
    const writer = this.#writer;
    yield;
    while (writer.writeGroup()) yield;
    writer.closeGraph();
  }
}
