import { decodeState } from "../../runtime/src/snapshot/state.ts";
import { StateEncoder } from "../../runtime/src/snapshot/state-encoder.ts";
import { Entities } from "../../runtime/src/store/entities.ts";
import { beginWrites, endWrites, WriteLog } from "../../runtime/src/writes/write-log.ts";
import { describeGraph } from "../support/graph.ts";
import { Safe } from "../writes/pool.ts";
import { format, type Root } from "./image-format.ts";

/** A state that commands change while it is written, one step at a time. */
export class ObservedState {
  readonly root: Root;
  readonly log = new WriteLog();
  readonly entities = new Entities();
  /** How the state looked when the writing began. */
  #before = "";
  #pieces: Iterator<Uint8Array | undefined> = [][Symbol.iterator]();
  #encoder: StateEncoder | undefined;
  readonly #written: Uint8Array[] = [];

  constructor(root: Root) {
    this.root = root;
  }

  begin(): void {
    this.#before = look(this.root, this.entities);
    this.#encoder = new StateEncoder(format, this.root, this.entities, this.log, { sliceMs: 0, stepsMax: 1 });
    this.#pieces = this.#encoder.pieces()[Symbol.iterator]();
  }

  /** Writes on. @returns whether there is more to write. */
  step(): boolean {
    const { done, value } = this.#pieces.next();
    if (value !== undefined) this.#written.push(value.slice());
    if (done === true) this.#encoder!.end();
    return done !== true;
  }

  /** Runs what a command would, and keeps or undoes it. */
  command(run: () => void, isKept: boolean): void {
    beginWrites(this.log);
    try {
      run();
    } finally {
      endWrites();
    }
    if (isKept) this.log.keep();
    else this.log.undo();
  }

  /** How it looks when it is read back, and how it looked. */
  get looks(): { readonly restored: string; readonly lived: string } {
    const entities = new Entities();
    const restored = decodeState(format, new Uint8Array(Buffer.concat(this.#written)), entities);
    return { restored: look(restored, entities), lived: this.#before };
  }
}

function look(root: object, entities: Entities): string {
  return describeGraph(root, (object) => [
    entities.idOf(object),
    object instanceof Safe ? object.content : "",
  ]);
}
