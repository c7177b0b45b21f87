import { clock } from "coopy";
import { Refused } from "./result.ts";

type Nature = "asset" | "liability" | "equity" | "income" | "expense";
const debitNatures = new Set<Nature>(["asset", "expense"]);

export class Account {
  children: Account[] = [];
  constructor(
    readonly name: string,
    readonly nature: Nature,
    readonly parent: Account | null = null,
  ) {
    parent?.children.push(this);
  }
  get path(): string {
    return this.parent === null ? this.name : `${this.parent.path}:${this.name}`;
  }
  get isDebit(): boolean {
    return debitNatures.has(this.nature);
  }
  *subtree(): Generator<Account> {
    yield this;
    for (const child of this.children) yield* child.subtree();
  }
}

export interface Posting {
  readonly account: Account;
  /** In cents; debits are positive. */
  readonly amount: bigint;
}

export class Entry {
  static #check(postings: readonly Posting[]): void {
    const sum = postings.reduce((total, { amount }) => total + amount, 0n);
    if (sum !== 0n) throw new Refused(`off by ${sum}`, { postings: postings.length });
  }
  readonly postings: readonly Posting[];
  reversedBy?: Entry;
  constructor(
    readonly number: number,
    readonly on: Date,
    readonly text: string,
    postings: Iterable<Posting>,
  ) {
    this.postings = [...postings].filter(({ amount }) => amount !== 0n);
    Entry.#check(this.postings);
  }
  reversal(number: number, on: Date): Entry {
    const back = this.postings.map(({ account, amount }) => ({ account, amount: -amount }));
    return new Entry(number, on, `reversal of ${this.number}`, back);
  }
  touches(account: Account): boolean {
    return this.postings.some((posting) => posting.account === account);
  }
}

export const cents = (text: string): bigint => {
  const match = /^(-?)(\d+)(?:\.(\d{1,2}))?$/.exec(text.replaceAll(",", ""));
  if (!match) throw new Refused(`${text} is no amount`);
  const [, sign, whole, part = ""] = match;
  const value = BigInt(whole!) * 100n + BigInt(part.padEnd(2, "0"));
  return sign === "-" ? -value : value;
};

export const shown = (value: bigint): string => {
  const digits = (value < 0n ? -value : value).toString().padStart(3, "0");
  const whole = digits.slice(0, -2).replace(/\B(?=(\d{3})+$)/g, ",");
  return `${value < 0n ? "-" : ""}${whole}.${digits.slice(-2)}`;
};

interface Rate {
  readonly from: Date;
  readonly perMille: bigint;
}

/** Rates of exchange to the own currency, the newest last. */
export class Rates {
  private readonly byCurrency: Record<string, Rate[]> = Object.create(null);
  set(currency: string, from: Date, perMille: bigint): void {
    this.byCurrency[currency] ??= [];
    const list = this.byCurrency[currency];
    list.push({ from, perMille });
    list.sort((left, right) => left.from.getTime() - right.from.getTime());
  }
  at(currency: string, date: Date): bigint {
    const rate = this.byCurrency[currency]?.findLast(({ from }) => from <= date);
    if (!rate) throw new Refused(`no rate of ${currency}`);
    return rate.perMille;
  }
  convert(amount: bigint, currency: string, date: Date): bigint {
    return currency === "EUR" ? amount : (amount * this.at(currency, date) + 500n) / 1000n;
  }
}

/** @persistent */
export class Books {
  private readonly root = {
    assets: new Account("Assets", "asset"),
    liabilities: new Account("Liabilities", "liability"),
    equity: new Account("Equity", "equity"),
    income: new Account("Income", "income"),
    expenses: new Account("Expenses", "expense"),
  };
  accounts = new Map<string, Account>(Object.values(this.root).map((account) => [account.path, account]));
  entries: Entry[] = [];
  rates = new Rates();
  closedUntil: Date | null = null;

  open(path: string): Account {
    const names = path.split(":");
    let account = this.accounts.get(names[0]!);
    if (account === undefined) throw new Refused(`${names[0]} is no kind of account`);
    for (const name of names.slice(1)) {
      const below: Account =
        account.children.find((child) => child.name === name) ?? new Account(name, account.nature, account);
      this.accounts.set(below.path, below);
      account = below;
    }
    return account;
  }
  post(text: string, amounts: Readonly<Record<string, string>>, on?: string, currency = "EUR"): number {
    const date = on === undefined ? clock.now() : new Date(on);
    if (this.closedUntil !== null && date <= this.closedUntil) throw new Refused("the books are closed");
    const postings = Object.entries(amounts).map(([path, amount]): Posting => {
      return { account: this.open(path), amount: this.rates.convert(cents(amount), currency, date) };
    });
    const entry = new Entry(this.entries.length + 1, date, text, postings);
    return this.entries.push(entry);
  }
  reverse(number: number): void {
    const entry = this.entries[number - 1];
    if (!entry || entry.reversedBy) throw new Refused(`${number} cannot be reversed`);
    entry.reversedBy = entry.reversal(this.entries.length + 1, clock.now());
    this.entries.push(entry.reversedBy);
  }
  rate(currency: string, from: string, perMille: bigint): void {
    this.rates.set(currency, new Date(from), perMille);
  }
  closeYear(year: number): bigint {
    const end = new Date(Date.UTC(year, 11, 31));
    const results = [this.root.income, this.root.expenses].flatMap((top) => [...top.subtree()]);
    const postings = results.map((account) => ({ account, amount: -this.#own(account, end) }));
    const profit = postings.reduce((sum, { amount }) => sum + amount, 0n);
    postings.push({ account: this.open("Equity:Retained"), amount: -profit });
    this.entries.push(new Entry(this.entries.length + 1, end, `close of ${year}`, postings));
    this.closedUntil = end;
    return profit;
  }
  balance(path: string, at?: string): bigint {
    const account = this.accounts.get(path);
    const end = at === undefined ? undefined : new Date(at);
    let total = 0n;
    for (const each of account?.subtree() ?? []) total += this.#own(each, end);
    return account?.isDebit === false ? -total : total;
  }
  trialBalance(): { path: string; debit: string; credit: string }[] {
    return [...this.accounts.values()]
      .map((account) => ({ account, own: this.#own(account) }))
      .filter(({ own }) => own !== 0n)
      .sort((left, right) => (left.account.path < right.account.path ? -1 : 1))
      .map(({ account: { path }, own }) => ({
        path,
        debit: own > 0n ? shown(own) : "",
        credit: own < 0n ? shown(-own) : "",
      }));
  }
  statement(path: string): string {
    const account = this.accounts.get(path);
    if (!account) return "";
    let running = 0n;
    const lines = this.entries
      .filter((entry) => entry.touches(account))
      .map(({ on, text, postings }) => {
        for (const posting of postings) if (posting.account === account) running += posting.amount;
        return `${on.toISOString().slice(0, 10)}  ${text.padEnd(20)}${shown(running).padStart(12)}`;
      });
    return [account.path, ...lines].join("\n");
  }
  tree(): string {
    const drawn = (account: Account, depth: number): string[] => [
      `${"  ".repeat(depth)}${account.name}`,
      ...account.children
        .toSorted((a, b) => a.name.localeCompare(b.name, "en"))
        .flatMap((child) => drawn(child, depth + 1)),
    ];
    return Object.values(this.root)
      .flatMap((top) => drawn(top, 0))
      .join("\n");
  }
  #own(account: Account, until?: Date): bigint {
    let sum = 0n;
    for (const { on, postings } of this.entries) {
      if (until !== undefined && on > until) continue;
      for (const { account: posted, amount } of postings) if (posted === account) sum += amount;
    }
    return sum;
  }
}
