import type { CommandName, Ledger, LedgerHandle, Note } from "./ledger.ts";

/** A call, with notes of the state told by their place. */
export interface Call {
  readonly name: CommandName;
  readonly args: readonly (number | string | Note | NotePlace)[];
}

export interface NotePlace {
  readonly place: number;
}

type State = Pick<Ledger, "total" | "notes" | "instants" | "draws">;

/** The state as a text that is the same exactly when the state is. */
export function textOf({ total, notes, instants, draws }: State | LedgerHandle): string {
  return JSON.stringify({ total, notes, instants, draws });
}

/** What the ledger should be, after each of its records: plain objects, changed by plain code. */
export class Model {
  /** The state after so many records. */
  readonly texts: string[];
  #state: State;
  #lastInstantMs: number;

  /** Goes on from what was after `texts.length - 1` records. */
  constructor(texts: readonly string[] = [textOf({ total: 0, notes: [], instants: [], draws: [] })]) {
    this.texts = [...texts];
    this.#state = JSON.parse(texts.at(-1)!) as State;
    this.#lastInstantMs = Math.max(0, ...this.#state.instants);
  }

  get sequence(): number {
    return this.texts.length - 1;
  }

  get noteCount(): number {
    return this.#state.notes.length;
  }

  /** The calls ran as one record at this time. What chance gave is taken from how it was lived. */
  ran(calls: readonly Call[], nowMs: number, lived: State): void {
    const instantMs = Math.max(nowMs, this.#lastInstantMs);
    const drawn = lived.draws.slice(-calls.filter(({ name }) => name === "draw").length);
    for (const call of calls) this.#apply(call, instantMs, drawn);
    this.texts.push(textOf(this.#state));
  }

  #apply({ name, args }: Call, instantMs: number, drawn: number[]): void {
    const state = this.#state;
    const amount = args[0] as number;
    switch (name) {
      case "add":
      case "tell":
        state.total += amount;
        break;
      case "write":
        state.notes.push({ text: args[0] as string, likes: 0 });
        break;
      case "keep":
        state.notes.push({ ...(args[0] as Note) });
        break;
      case "like":
        state.notes[(args[0] as NotePlace).place]!.likes += args[1] as number;
        break;
      case "forget":
        state.notes = state.notes.slice(amount);
        break;
      case "stamp":
        this.#lastInstantMs = instantMs;
        state.instants = [...state.instants, instantMs].slice(-4);
        break;
      case "draw":
        state.draws = [...state.draws, drawn.shift()!].slice(-4);
        break;
      case "failAfterWriting":
        throw new Error("a command that fails has no record");
    }
  }
}
