import { random } from "coopy";
import { by, descending, thenBy } from "./collections.ts";
import { Refused } from "./result.ts";

export class Player {
  constructor(
    readonly name: string,
    public rating = 1500,
  ) {}
  static expected(left: Player, right: Player): number {
    const lead = Math.max(-400, Math.min(400, left.rating - right.rating));
    return 0.5 + lead / 1000;
  }
  toString(): string {
    return `${this.name} (${Math.round(this.rating)})`;
  }
}

/** A match of a knock-out tree, or a leaf of it. */
export type Slot = Player | Match;

export class Match {
  winner: Player | undefined;
  score: readonly [number, number] | undefined;
  constructor(
    readonly first: Slot,
    readonly second: Slot,
  ) {}
  static #playerOf(slot: Slot): Player | undefined {
    return slot instanceof Player ? slot : slot.winner;
  }
  get players(): [Player | undefined, Player | undefined] {
    return [Match.#playerOf(this.first), Match.#playerOf(this.second)];
  }
  get isReady(): boolean {
    return this.winner === undefined && this.players.every((player) => player !== undefined);
  }
  get depth(): number {
    const below = [this.first, this.second].map((slot) => (slot instanceof Match ? slot.depth : 0));
    return 1 + Math.max(...below);
  }
  play(first: number, second: number): Player {
    const [left, right] = this.players;
    if (!left || !right) throw new Refused("who plays is not known yet");
    if (first === second) throw new Refused("nobody has won");
    this.score = [first, second];
    this.winner = first > second ? left : right;
    const loser = this.winner === left ? right : left;
    const change = 32 * (1 - Player.expected(this.winner, loser));
    this.winner.rating += change;
    loser.rating -= change;
    return this.winner;
  }
  *[Symbol.iterator](): IterableIterator<Match> {
    for (const slot of [this.first, this.second]) if (slot instanceof Match) yield* slot;
    yield this;
  }
}

export interface Standing {
  readonly player: Player;
  points: number;
  won: number;
  lost: number;
  against: Player[];
}

/** Everyone against everyone: the circle method. */
export function* roundRobin<Item>(items: readonly Item[]): Generator<[Item, Item][]> {
  const circle: (Item | undefined)[] = items.length % 2 === 0 ? [...items] : [...items, undefined];
  const half = circle.length / 2;
  for (let round = 1; round < circle.length; round++) {
    const pairs: [Item, Item][] = [];
    for (let index = 0; index < half; index++) {
      const [left, right] = [circle[index], circle[circle.length - 1 - index]];
      if (left !== undefined && right !== undefined) pairs.push([left, right]);
    }
    yield pairs;
    circle.splice(1, 0, circle.pop());
  }
}

/** @persistent */
export class Tournament {
  players: Player[] = [];
  final: Match | undefined;
  private fixtures: [Player, Player][][] = [];
  standings = new Map<Player, Standing>();

  register(...names: string[]): number {
    for (const name of names) {
      if (this.players.some((player) => player.name === name)) throw new Refused(`${name} is there already`);
      const player = new Player(name);
      this.players.push(player);
      this.standings.set(player, { player, points: 0, won: 0, lost: 0, against: [] });
    }
    return this.players.length;
  }
  draw(): void {
    let slots: Slot[] = random.shuffle([...this.players]);
    if (slots.length < 2) throw new Refused("too few players");
    while (slots.length > 1) {
      const next: Slot[] = [];
      while (slots.length > 1) next.push(new Match(slots.shift()!, slots.shift()!));
      slots = [...slots, ...next];
    }
    [this.final] = slots as [Match];
  }
  schedule(): number {
    this.fixtures = [...roundRobin(this.players)];
    return this.fixtures.length;
  }
  report(name: string, first: number, second: number): string {
    const match = this.ready().find(({ players }) => players.some((player) => player?.name === name));
    if (match === undefined) throw new Refused(`${name} has no match to play`);
    const winner = match.play(first, second);
    for (const player of match.players) {
      const standing = this.standings.get(player!)!;
      const hasWon = player === winner;
      standing.points += hasWon ? 3 : 0;
      hasWon ? standing.won++ : standing.lost++;
      standing.against.push(
        ...(match.players.filter((each) => each !== undefined && each !== player) as Player[]),
      );
    }
    return winner.name;
  }
  ready(): Match[] {
    return this.final === undefined ? [] : [...this.final].filter(({ isReady }) => isReady);
  }
  champion(): string | undefined {
    return this.final?.winner?.name;
  }
  table(): string[] {
    const order = thenBy<Standing>(
      descending(by(({ points }) => points)),
      by(({ player }) => player.name),
    );
    return [...this.standings.values()]
      .sort(order)
      .map(({ player, won, lost }, index) => `${index + 1}. ${player} ${won}-${lost}`);
  }
  buchholz(name: string): number {
    const own = [...this.standings.values()].find(({ player }) => player.name === name);
    return (own?.against ?? [])
      .map((player) => this.standings.get(player)?.points ?? 0)
      .reduce((a, b) => a + b, 0);
  }
  round(number: number): string[] {
    const pairs = this.fixtures[number - 1] ?? [];
    return pairs.map(([{ name: home }, { name: away }]) => `${home} – ${away}`);
  }
  *#bracket(): Generator<string> {
    if (!this.final) return;
    for (const match of this.final) {
      const names = match.players.map((player) => player?.name ?? "?").join(" – ");
      yield `${" ".repeat(this.final.depth - match.depth)}${names} ${match.score?.join(":") ?? ""}`.trimEnd();
    }
  }
  chart(): string {
    return Array.from(this.#bracket()).join("\n");
  }
}
