import { clock } from "coopy";
import { Refused } from "./result.ts";

export type Colour = "white" | "black";
export type Ending = "checkmate" | "resigned" | "flag" | "agreed";

/** How much time players have, and what each move gives back. */
export interface TimeControl {
  readonly startMs: number;
  readonly incrementMs: number;
  readonly bonusAt?: { readonly move: number; readonly ms: number };
}

const other = (colour: Colour): Colour => (colour === "white" ? "black" : "white");

export class Face {
  #leftMs: number;
  #moves = 0;
  runningSinceMs: number | undefined;
  constructor(
    readonly colour: Colour,
    startMs: number,
  ) {
    this.#leftMs = startMs;
  }
  get moves(): number {
    return this.#moves;
  }
  leftAt(nowMs: number): number {
    const usedMs = this.runningSinceMs === undefined ? 0 : nowMs - this.runningSinceMs;
    return Math.max(0, this.#leftMs - usedMs);
  }
  start(nowMs: number): void {
    this.runningSinceMs ??= nowMs;
  }
  stop(nowMs: number, control: TimeControl): void {
    this.#leftMs = this.leftAt(nowMs);
    this.runningSinceMs = undefined;
    if (this.#leftMs === 0) return;
    this.#moves += 1;
    this.#leftMs += control.incrementMs;
    if (control.bonusAt?.move === this.#moves) this.#leftMs += control.bonusAt.ms;
  }
}

export interface Square {
  readonly file: number;
  readonly rank: number;
}

export function squareOf(name: string): Square {
  const file = name.charCodeAt(0) - "a".charCodeAt(0);
  const rank = Number(name[1]) - 1;
  if (![file, rank].every((part) => part >= 0 && part < 8)) throw new Refused(`${name} is no square`);
  return { file, rank };
}

export const nameOf = ({ file, rank }: Square): string => String.fromCharCode(97 + file) + (rank + 1);

const jumps: Readonly<Record<string, readonly (readonly [number, number])[]>> = {
  N: [1, -1].flatMap((a) =>
    [2, -2].flatMap((b): [number, number][] => [
      [a, b],
      [b, a],
    ]),
  ),
  K: [-1, 0, 1]
    .flatMap((a) => [-1, 0, 1].map((b): [number, number] => [a, b]))
    .filter(([a, b]) => a !== 0 || b !== 0),
};
const rays: Readonly<Record<string, readonly (readonly [number, number])[]>> = {
  R: [
    [0, 1],
    [1, 0],
    [0, -1],
    [-1, 0],
  ],
  B: [
    [1, 1],
    [1, -1],
    [-1, 1],
    [-1, -1],
  ],
};

export class Board {
  pieces = new Map<string, string>();

  static initial(): Board {
    const board = new Board();
    [..."RNBQKBNR"].forEach((piece, file) => {
      board.pieces.set(nameOf({ file, rank: 0 }), piece);
      board.pieces.set(nameOf({ file, rank: 1 }), "P");
      board.pieces.set(nameOf({ file, rank: 6 }), "p");
      board.pieces.set(nameOf({ file, rank: 7 }), piece.toLowerCase());
    });
    return board;
  }
  colourAt(square: string): Colour | undefined {
    const piece = this.pieces.get(square);
    return piece === undefined ? undefined : piece === piece.toUpperCase() ? "white" : "black";
  }
  *reach(from: string): Generator<string> {
    const kind = this.pieces.get(from)?.toUpperCase();
    if (kind === undefined || kind === "P") return;
    const origin = squareOf(from);
    const lines = kind === "Q" ? [...rays["R"]!, ...rays["B"]!] : (rays[kind] ?? []);
    for (const [dx, dy] of lines) {
      for (let step = 1; step < 8; step++) {
        const name = this.#at(origin, dx * step, dy * step);
        if (name === undefined) break;
        yield name;
        if (this.pieces.has(name)) break;
      }
    }
    for (const [dx, dy] of jumps[kind] ?? []) {
      const name = this.#at(origin, dx, dy);
      if (name !== undefined) yield name;
    }
  }
  #at({ file, rank }: Square, dx: number, dy: number): string | undefined {
    const [x, y] = [file + dx, rank + dy];
    return x >= 0 && x < 8 && y >= 0 && y < 8 ? nameOf({ file: x, rank: y }) : undefined;
  }
  targets(from: string): string[] {
    const own = this.colourAt(from);
    return [...this.reach(from)].filter((square) => this.colourAt(square) !== own).sort();
  }
  move(from: string, to: string): string | undefined {
    const piece = this.pieces.get(from);
    if (piece === undefined) throw new Refused(`nothing stands on ${from}`);
    const taken = this.pieces.get(to);
    this.pieces.delete(from);
    this.pieces.set(to, piece);
    return taken;
  }
  get material(): { white: number; black: number } {
    const worth: Record<string, number> = { p: 1, n: 3, b: 3, r: 5, q: 9, k: 0 };
    const total = { white: 0, black: 0 };
    for (const [square, piece] of this.pieces)
      total[this.colourAt(square)!] += worth[piece.toLowerCase()] ?? 0;
    return total;
  }
  toString(): string {
    const rows: string[] = [];
    for (let rank = 7; rank >= 0; rank--) {
      let row = "";
      for (let file = 0; file < 8; file++) row += this.pieces.get(nameOf({ file, rank })) ?? ".";
      rows.push(row);
    }
    return rows.join("\n");
  }
}

export interface Move {
  readonly from: string;
  readonly to: string;
  readonly taken?: string;
  readonly at: Date;
}

/** @persistent */
export class ChessGame {
  board = Board.initial();
  moves: Move[] = [];
  turn: Colour = "white";
  result: { winner: Colour | undefined; how: Ending } | undefined;
  readonly control: TimeControl = { startMs: 300_000, incrementMs: 2000, bonusAt: { move: 40, ms: 60_000 } };
  faces: Record<Colour, Face> = {
    white: new Face("white", this.control.startMs),
    black: new Face("black", this.control.startMs),
  };

  begin(): void {
    this.faces.white.start(clock.nowMs());
  }
  play(from: string, to: string): string {
    this.#refuseWhenOver();
    if (this.board.colourAt(from) !== this.turn) throw new Refused(`it is ${this.turn}'s turn`);
    const now = clock.now();
    const face = this.faces[this.turn];
    face.stop(now.getTime(), this.control);
    if (face.leftAt(now.getTime()) === 0) {
      this.#end(other(this.turn), "flag");
      return "flag";
    }
    const taken = this.board.move(from, to);
    this.moves.push(taken === undefined ? { from, to, at: now } : { from, to, taken, at: now });
    this.turn = other(this.turn);
    this.faces[this.turn].start(now.getTime());
    return `${from}${taken === undefined ? "-" : "x"}${to}`;
  }
  resign(who: Colour): void {
    this.#refuseWhenOver();
    this.#end(other(who), "resigned");
  }
  targets(from: string): string[] {
    return this.board.targets(from);
  }
  leftMs(colour: Colour, at: Date): number {
    return this.faces[colour].leftAt(at.getTime());
  }
  get isOver(): boolean {
    return this.result !== undefined;
  }
  score(): string[] {
    const lines: string[] = [];
    for (const [index, { from, to, taken }] of this.moves.entries()) {
      const text = `${from}${taken ? "x" : "-"}${to}`;
      if (index % 2 === 0) lines.push(`${index / 2 + 1}. ${text}`);
      else lines[lines.length - 1] += ` ${text}`;
    }
    return lines;
  }
  longestThink(): number {
    return this.moves
      .map(({ at }, index) => (index === 0 ? 0 : at.getTime() - this.moves[index - 1]!.at.getTime()))
      .reduce((longest, ms) => Math.max(longest, ms), 0);
  }
  #refuseWhenOver(): void {
    if (this.result) throw new Refused("the game is over", { how: this.result.how });
  }
  #end(winner: Colour | undefined, how: Ending): void {
    this.result = { winner, how };
    for (const face of Object.values(this.faces)) face.runningSinceMs = undefined;
  }
}
