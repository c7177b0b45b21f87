import { clock, random } from "coopy";
import type { Decimal } from "decimal.js";
import { Crate, Exhibit, Inventory, type Label, Painting, Price, Vault } from "./exhibits.ts";

export interface Wing {
  name: string;
  rooms: { number: number; exhibits: Exhibit[] }[];
  next: Wing | null;
}

/** @persistent */
export class Museum {
  exhibits: Exhibit[] = [];
  byName = new Map<string, Exhibit>();
  shown = new Map<Exhibit, Set<Date>>();
  prices = new Map<Exhibit, Price>();
  tags = new Set<string>();
  counts: Record<string, number> = {};
  flags: boolean[] = [];
  totals: bigint[] = [];
  grid: number[][] = [];
  anything: unknown = null;
  all: unknown[] = [];
  wing: Wing = { name: "", rooms: [], next: null };
  inventory = new Inventory();
  bytes: Uint8Array = new Uint8Array(2);
  pattern = /x/;
  address: URL | null = null;
  failure: Error | null = null;
  mark: symbol = Symbol.for("mark");
  opened = new Date(0);
  self: Museum | undefined = this;
  vaults: Vault[] = [];
  numbers: Crate<number> | null = null;
  texts: Crate<string> | null = null;
  weights = new Map<string, Decimal>();

  add(name: string, label?: Label): Exhibit {
    const exhibit = new Exhibit(name);
    exhibit.label = label;
    this.exhibits.push(exhibit);
    this.byName.set(name, exhibit);
    return exhibit;
  }

  hang(name: string, painted: Date, width: number, related: Exhibit[]): Painting {
    const painting = new Painting(name, painted, width);
    painting.related.push(...related, painting);
    painting.note = name;
    this.exhibits.push(painting);
    this.shown.set(painting, new Set([painted, clock.now()]));
    return painting;
  }

  accept(exhibit: Exhibit, price: Price): void {
    this.exhibits.push(exhibit);
    this.prices.set(exhibit, price);
  }

  count(counts: Record<string, number>, tags: Set<string>, ...flags: boolean[]): number {
    this.counts = counts;
    this.tags = tags;
    this.flags.push(...flags);
    return this.flags.length;
  }

  calculate(grid: number[][], totals: bigint[], pair: [string, number?]): bigint {
    this.grid = grid;
    this.totals = totals;
    this.tags.add(pair[0]);
    return totals[0] ?? 0n;
  }

  keep(anything: unknown): void {
    this.anything = anything;
    this.all.push(anything);
  }

  note(bytes: Uint8Array, pattern: RegExp, address: URL, failure: Error, mark: symbol): void {
    this.bytes = bytes;
    this.pattern = pattern;
    this.address = address;
    this.failure = failure;
    this.mark = mark;
  }

  build(wing: Wing): void {
    this.wing = wing;
  }

  lock(name: string, code: string): Vault {
    const vault = new Vault(name, code);
    for (const other of this.vaults) vault.put(other.name, other);
    vault.opened = this.opened;
    this.vaults.push(vault);
    return vault;
  }

  move(vault: Vault, ...others: readonly Vault[]): void {
    for (const other of others) vault.put(other.name, vault);
    this.vaults.push(...others);
  }

  pack(number: number, text: string): void {
    this.numbers = new Crate(number, this.numbers);
    this.texts = new Crate(text, this.texts);
  }

  weigh(name: string, weight: Decimal, crate: Crate<number>): string {
    this.weights.set(name, weight);
    this.numbers = crate;
    return weight.toString();
  }

  /** More than are written in one group, and more bytes than there are in one chunk. */
  multiply(count: number): void {
    for (let index = 0; index < count; index++) {
      const exhibit = new Exhibit(`exhibit ${index}`);
      exhibit.label = { text: "x".repeat(index % 60), translations: {} };
      this.exhibits.push(exhibit);
      this.prices.set(exhibit, new Price(BigInt(index), "EUR"));
    }
  }

  draw(): number {
    const drawn = random.next();
    this.grid.push([drawn]);
    return drawn;
  }

  fill(length: number): void {
    this.inventory.l = new Inventory();
    this.inventory.e = Array.from({ length }, (_, index) => index * 1.5);
    this.inventory.j = "x".repeat(length);
    for (let index = 0; index < length; index++) this.inventory.f.set(`k${index}`, index);
  }
}
