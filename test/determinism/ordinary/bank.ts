import { clock } from "coopy";
import { DomainError, type Failure, failure, Refused, type Result, required, success } from "./result.ts";

export type Currency = "EUR" | "USD" | "CHF";

/** An amount in cents, which never mixes with another currency. */
export class Money {
  static readonly zero: Readonly<Record<Currency, Money>> = {
    EUR: new Money(0, "EUR"),
    USD: new Money(0, "USD"),
    CHF: new Money(0, "CHF"),
  };
  readonly cents: number;
  readonly currency: Currency;

  constructor(cents: number, currency: Currency) {
    if (!Number.isSafeInteger(cents)) throw new RangeError(`${cents} are no whole cents`);
    this.cents = cents;
    this.currency = currency;
  }
  static parse(text: string): Result<Money, string> {
    const match = /^(-?\d+)\.(\d{2}) (EUR|USD|CHF)$/.exec(text.trim());
    if (match === null) return failure(`"${text}" is no amount`);
    const [, whole = "0", part = "0", currency] = match;
    const sign = whole.startsWith("-") ? -1 : 1;
    return success(new Money(Number(whole) * 100 + sign * Number(part), currency as Currency));
  }
  plus(other: Money): Money {
    this.#check(other);
    return new Money(this.cents + other.cents, this.currency);
  }
  minus(other: Money): Money {
    return this.plus(other.negated());
  }
  negated(): Money {
    return new Money(-this.cents, this.currency);
  }
  times(factor: number): Money {
    return new Money(Math.round(this.cents * factor), this.currency);
  }
  isLessThan(other: Money): boolean {
    this.#check(other);
    return this.cents < other.cents;
  }
  allocate(shares: readonly number[]): Money[] {
    const total = shares.reduce((sum, share) => sum + share, 0);
    let left = this.cents;
    const parts = shares.map((share) => {
      const cents = Math.floor((this.cents * share) / total);
      left -= cents;
      return cents;
    });
    return parts.map((cents, index) => new Money(cents + (index < left ? 1 : 0), this.currency));
  }
  equals(other: Money): boolean {
    return this.cents === other.cents && this.currency === other.currency;
  }
  toString(): string {
    const text = Math.abs(this.cents).toString().padStart(3, "0");
    return `${this.cents < 0 ? "-" : ""}${text.slice(0, -2)}.${text.slice(-2)} ${this.currency}`;
  }
  toJSON(): string {
    return this.toString();
  }
  #check(other: Money): void {
    if (other.currency !== this.currency)
      throw new Refused("currencies differ", { left: this.currency, right: other.currency });
  }
}

export interface Entry {
  readonly at: Date;
  readonly amount: Money;
  readonly text: string;
  readonly balance: Money;
}

export abstract class Account {
  readonly entries: Entry[] = [];
  #balance: Money;
  constructor(
    readonly number: string,
    readonly owner: string,
    currency: Currency,
  ) {
    this.#balance = Money.zero[currency];
  }
  abstract get limit(): Money;
  protected abstract feeFor(amount: Money): Money;

  get balance(): Money {
    return this.#balance;
  }
  deposit(amount: Money, text: string, at: Date): void {
    this.book(amount, text, at);
  }
  withdraw(amount: Money, text: string, at: Date): Result<Money, DomainError> {
    const fee = this.feeFor(amount);
    const next = this.#balance.minus(amount).minus(fee);
    if (next.isLessThan(this.limit))
      return failure(new Refused("insufficient funds", { missing: this.limit.minus(next) }));
    this.book(amount.negated(), text, at);
    if (fee.cents > 0) this.book(fee.negated(), `fee for ${text}`, at);
    return success(this.#balance);
  }
  protected book(amount: Money, text: string, at: Date): void {
    this.#balance = this.#balance.plus(amount);
    this.entries.push({ at, amount, text, balance: this.#balance });
  }
  *between(from: Date, to: Date): Generator<Entry> {
    for (const entry of this.entries) {
      if (entry.at >= from && entry.at < to) yield entry;
    }
  }
}

export class Giro extends Account {
  overdraft: Money;
  constructor(number: string, owner: string, currency: Currency) {
    super(number, owner, currency);
    this.overdraft = Money.zero[currency];
  }
  override get limit(): Money {
    return this.overdraft.negated();
  }
  protected override feeFor(amount: Money): Money {
    return amount.cents > 1_000_000 ? new Money(500, amount.currency) : Money.zero[amount.currency];
  }
}

export class Savings extends Account {
  rate = 0.015;
  override get limit(): Money {
    return Money.zero[this.balance.currency];
  }
  protected override feeFor(amount: Money): Money {
    return Money.zero[amount.currency];
  }
  payInterest(days: number, at: Date): Money {
    const interest = this.balance.times((this.rate * days) / 365);
    if (interest.cents > 0) this.deposit(interest, "interest", at);
    return interest;
  }
}

const kinds = { giro: Giro, savings: Savings } as const;

function checkDigit(digits: string): string {
  const sum = [...digits].reverse().reduce((total, digit, index) => {
    const value = Number(digit) * (index % 2 === 0 ? 2 : 1);
    return total + (value > 9 ? value - 9 : value);
  }, 0);
  return String((10 - (sum % 10)) % 10);
}

/** @persistent */
export class Bank {
  readonly accounts = new Map<string, Account>();
  private nextNumber = 1000;

  open(kind: "giro" | "savings", owner: string, currency: Currency = "EUR"): string {
    const digits = String(this.nextNumber++).padStart(8, "0");
    const number = `${digits}${checkDigit(digits)}`;
    const Kind = kinds[kind];
    this.accounts.set(number, new Kind(number, owner, currency));
    return number;
  }
  deposit(number: string, amount: string, text = "cash"): string {
    const parsed = Money.parse(amount);
    if (!parsed.isSuccess) throw new Refused((parsed as Failure<string>).problem);
    const account = this.#account(number);
    account.deposit(parsed.value, text, clock.now());
    return account.balance.toString();
  }
  transfer(from: string, to: string, cents: number): void {
    if (from === to) throw new Refused("source and target are the same");
    const source = this.#account(from);
    const target = this.#account(to);
    const amount = new Money(cents, source.balance.currency);
    const at = clock.now();
    try {
      const result = source.withdraw(amount, `to ${target.owner}`, at);
      if (!result.isSuccess) throw result.problem;
      target.deposit(amount, `from ${source.owner}`, at);
    } catch (error) {
      if (error instanceof DomainError)
        throw new Refused(`transfer failed: ${error.message}`, {}, { cause: error });
      throw error;
    }
  }
  endOfDay(): number {
    const at = clock.now();
    return [...this.accounts.values()]
      .filter((account): account is Savings => account instanceof Savings)
      .map((account) => account.payInterest(1, at).cents)
      .reduce((total, cents) => total + cents, 0);
  }
  close(number: string): boolean {
    const account = this.#account(number);
    return account.balance.cents === 0 && this.accounts.delete(number);
  }

  balanceOf(number: string): string {
    return this.#account(number).balance.toString();
  }
  statement(number: string, from: Date, to: Date): string[] {
    const lines: string[] = [];
    for (const { at, amount, text, balance } of this.#account(number).between(from, to)) {
      lines.push([at.toISOString().slice(0, 10), text.padEnd(20), `${amount}`, `${balance}`].join(" | "));
    }
    return lines;
  }
  totals(): Map<Currency, number> {
    const totals = new Map<Currency, number>();
    for (const { balance } of this.accounts.values())
      totals.set(balance.currency, (totals.get(balance.currency) ?? 0) + balance.cents);
    return totals;
  }
  richest(count: number): string[] {
    return [...this.accounts.values()]
      .sort(
        (left, right) =>
          right.balance.cents - left.balance.cents ||
          (left.number < right.number ? -1 : left.number > right.number ? 1 : 0),
      )
      .slice(0, count)
      .map(({ owner }) => owner);
  }
  ownersOf(currency: Currency): ReadonlySet<string> {
    return new Set(
      [...this.accounts.values()]
        .filter(({ balance }) => balance.currency === currency)
        .map(({ owner }) => owner),
    );
  }

  #account(number: string): Account {
    return required(this.accounts.get(number), "account", number);
  }
}
