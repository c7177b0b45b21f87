import { clock } from "coopy";
import { by, groupBy } from "./collections.ts";
import { Refused, required } from "./result.ts";

export type Unit = "piece" | "kg" | "l";

/** What came in together, at one price. */
export class Lot {
  left: number;
  constructor(
    readonly id: number,
    readonly quantity: number,
    readonly costCents: bigint,
    readonly receivedAt: Date,
    readonly expires?: Date,
  ) {
    this.left = quantity;
  }
  take(wanted: number): { taken: number; costCents: bigint } {
    const taken = Math.min(wanted, this.left);
    this.left -= taken;
    return { taken, costCents: BigInt(taken) * this.costCents };
  }
  isExpired(at: Date): boolean {
    return this.expires !== undefined && this.expires <= at;
  }
  get value(): bigint {
    return BigInt(this.left) * this.costCents;
  }
}

abstract class Movement {
  constructor(readonly at: Date) {}
  abstract readonly kind: string;
  abstract get change(): number;
  describe(): string {
    const sign = this.change < 0 ? "" : "+";
    return `${this.at.toISOString().slice(0, 10)} ${this.kind} ${sign}${this.change}`;
  }
}

export class Receipt extends Movement {
  override readonly kind = "receipt";
  constructor(
    at: Date,
    readonly lot: Lot,
  ) {
    super(at);
  }
  override get change(): number {
    return this.lot.quantity;
  }
}

export class Issue extends Movement {
  override readonly kind = "issue";
  constructor(
    at: Date,
    readonly quantity: number,
    readonly costCents: bigint,
    readonly reference: string,
  ) {
    super(at);
  }
  override get change(): number {
    return -this.quantity;
  }
  override describe(): string {
    return `${super.describe()} for ${this.reference}`;
  }
}

export class Article {
  lots: Lot[] = [];
  movements: (Receipt | Issue)[] = [];
  tags = new Set<string>();
  constructor(
    readonly sku: string,
    public name: string,
    readonly unit: Unit,
    public reorderBelow = 0,
  ) {}
  get onHand(): number {
    return this.lots.reduce((total, { left }) => total + left, 0);
  }
  get value(): bigint {
    let total = 0n;
    for (const lot of this.lots) total += lot.value;
    return total;
  }
  get averageCents(): number {
    return this.onHand === 0 ? 0 : Number(this.value) / this.onHand;
  }
  receive(lot: Lot): void {
    this.lots.push(lot);
    this.movements.push(new Receipt(lot.receivedAt, lot));
  }
  /** First in, first out. */
  issue(quantity: number, reference: string, at: Date): bigint {
    if (quantity > this.onHand) throw new Refused(`only ${this.onHand} of ${this.sku}`, { quantity });
    let open = quantity;
    let costCents = 0n;
    const inOrder = [...this.lots].sort(
      (left, right) => +left.receivedAt - +right.receivedAt || left.id - right.id,
    );
    for (const lot of inOrder) {
      if (open === 0) break;
      const part = lot.take(open);
      open -= part.taken;
      costCents += part.costCents;
    }
    this.lots = this.lots.filter(({ left }) => left > 0);
    this.movements.push(new Issue(at, quantity, costCents, reference));
    return costCents;
  }
}

export interface OrderLine {
  readonly sku: string;
  readonly quantity: number;
}

interface Shortage extends OrderLine {
  readonly missing: number;
}

/** @persistent */
export class Warehouse {
  articles = new Map<string, Article>();
  private nextLot = 1;
  log: { at: Date; text: string }[] = [];

  define(sku: string, name: string, unit: Unit = "piece", ...tags: string[]): Article {
    if (this.articles.has(sku)) throw new Refused(`${sku} is there already`);
    const article = new Article(sku, name, unit);
    for (const tag of tags) article.tags.add(tag.trim().toLowerCase());
    this.articles.set(sku, article);
    this.#note(`defined ${sku}`);
    return article;
  }
  receive(sku: string, quantity: number, costCents: bigint, expires?: string): number {
    const date = expires === undefined ? undefined : new Date(expires);
    if (date && Number.isNaN(date.getTime())) throw new Refused(`${expires} is no date`);
    const lot = new Lot(this.nextLot++, quantity, costCents, clock.now(), date);
    this.#article(sku).receive(lot);
    return lot.id;
  }
  ship(reference: string, lines: readonly OrderLine[]): bigint {
    const shortages = this.shortages(lines);
    if (shortages.length > 0) throw new Refused("not enough", { shortages });
    const now = clock.now();
    const costs = lines.map(({ sku, quantity }) => this.#article(sku).issue(quantity, reference, now));
    this.#note(`shipped ${reference}`);
    return costs.reduce((total, cost) => total + cost, 0n);
  }
  discardExpired(): number {
    const now = clock.now();
    let discarded = 0;
    this.articles.forEach((article) => {
      const [bad, good] = [true, false].map((is) =>
        article.lots.filter((lot) => lot.isExpired(now) === is),
      ) as [Lot[], Lot[]];
      if (bad.length === 0) return;
      article.lots = good;
      discarded += bad.reduce((sum, { left }) => sum + left, 0);
    });
    return discarded;
  }
  rename(sku: string, name: string): void {
    this.#article(sku).name = name;
  }
  reorderAt(sku: string, below: number): void {
    Object.assign(this.#article(sku), { reorderBelow: below });
  }
  shortages(lines: readonly OrderLine[]): Shortage[] {
    const wanted = new Map<string, number>();
    for (const { sku, quantity } of lines) wanted.set(sku, (wanted.get(sku) ?? 0) + quantity);
    return [...wanted].flatMap(([sku, quantity]) => {
      const missing = quantity - (this.articles.get(sku)?.onHand ?? 0);
      return missing > 0 ? [{ sku, quantity, missing }] : [];
    });
  }
  toReorder(): string[] {
    return [...this.articles.values()]
      .filter(({ onHand, reorderBelow }) => onHand < reorderBelow)
      .sort(by(({ sku }) => sku))
      .map(({ sku, name }) => `${sku} ${name}`);
  }
  valueByTag(): Record<string, bigint> {
    const values: Record<string, bigint> = {};
    for (const article of this.articles.values())
      for (const tag of article.tags) values[tag] = (values[tag] ?? 0n) + article.value;
    return values;
  }
  abc(): Map<"A" | "B" | "C", Article[]> {
    const sorted = [...this.articles.values()].sort((left, right) => Number(right.value - left.value));
    const total = Number(sorted.reduce((sum, { value }) => sum + value, 0n));
    let running = 0;
    return groupBy(sorted, ({ value }) => {
      running += Number(value);
      const share = total === 0 ? 1 : running / total;
      return share <= 0.8 ? "A" : share <= 0.95 ? "B" : "C";
    });
  }
  history(sku: string, from = "1970-01-01", to = "9999-12-31"): string[] {
    const [begin, end] = [new Date(from), new Date(to)];
    return this.#article(sku)
      .movements.filter(({ at }) => at >= begin && at < end)
      .map((movement) => movement.describe());
  }
  #article(sku: string): Article {
    return required(this.articles.get(sku), "article", sku);
  }
  #note(text: string): void {
    this.log.push({ at: clock.now(), text });
    if (this.log.length > 1000) this.log.splice(0, this.log.length - 1000);
  }
}
