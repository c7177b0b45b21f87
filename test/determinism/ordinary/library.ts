import { clock, random } from "coopy";
import { by, groupBy, sum } from "./collections.ts";
import { failure, type Result, success } from "./result.ts";

const dayMs = 86_400_000;
const loanDays = 28;
const renewalsMax = 2;

/** The check digit of a book's number, as it is printed. */
export class Isbn {
  readonly digits: string;
  private constructor(digits: string) {
    this.digits = digits;
  }
  static parse(text: string): Result<Isbn, string> {
    const digits = text.replace(/[-\s]/g, "");
    if (!/^97[89]\d{10}$/.test(digits)) return failure(`${text} is no number of a book`);
    const total = sum([...digits].map((digit, index) => Number(digit) * (index % 2 === 0 ? 1 : 3)));
    return total % 10 === 0 ? success(new Isbn(digits)) : failure("the last digit is wrong");
  }
  toString(): string {
    return `${this.digits.slice(0, 3)}-${this.digits.slice(3)}`;
  }
}

export type CopyState =
  | { readonly kind: "shelf"; readonly shelf: string }
  | { readonly kind: "lent"; readonly member: string; readonly dueMs: number; readonly renewals: number }
  | { readonly kind: "held"; readonly member: string; readonly untilMs: number }
  | { readonly kind: "lost"; readonly sinceMs: number };

export class Copy {
  state: CopyState;
  readonly history: string[] = [];
  constructor(
    readonly barcode: string,
    readonly isbn: Isbn,
    shelf: string,
  ) {
    this.state = { kind: "shelf", shelf };
  }
  get isAvailable(): boolean {
    return this.state.kind === "shelf";
  }
  isOverdueAt(nowMs: number): boolean {
    return this.state.kind === "lent" && this.state.dueMs < nowMs;
  }
  change(state: CopyState): void {
    this.history.push(describe(this.state));
    if (this.history.length > 20) this.history.shift();
    this.state = state;
  }
}

function describe(state: CopyState): string {
  switch (state.kind) {
    case "shelf":
      return `on shelf ${state.shelf}`;
    case "lent":
      return `lent to ${state.member} until ${new Date(state.dueMs).toISOString().slice(0, 10)}`;
    case "held":
      return `held for ${state.member}`;
    case "lost":
      return "lost";
  }
}

export class Member {
  readonly loans = new Set<string>();
  fineCents = 0;
  constructor(
    readonly id: string,
    public name: string,
    readonly limit: number = 5,
  ) {}
  get mayBorrow(): boolean {
    return this.fineCents < 1000 && this.loans.size < this.limit;
  }
}

/** What is asked of a loan before it is made, one after the other. */
interface Policy {
  readonly name: string;
  refuses(member: Member, copy: Copy, nowMs: number): string | undefined;
}
class FinePolicy implements Policy {
  readonly name = "fines";
  refuses(member: Member): string | undefined {
    return member.fineCents >= 1000
      ? `${member.name} owes ${(member.fineCents / 100).toFixed(2)}`
      : undefined;
  }
}
class LimitPolicy implements Policy {
  readonly name = "limit";
  refuses({ loans, limit }: Member): string | undefined {
    return loans.size >= limit ? `no more than ${limit} loans` : undefined;
  }
}
class HoldPolicy implements Policy {
  readonly name = "hold";
  refuses(member: Member, { state }: Copy, nowMs: number): string | undefined {
    if (state.kind !== "held" || state.member === member.id || state.untilMs < nowMs) return undefined;
    return "held for somebody else";
  }
}
const policies: readonly Policy[] = [new FinePolicy(), new LimitPolicy(), new HoldPolicy()];

/** @persistent */
export class Library {
  readonly copies = new Map<string, Copy>();
  readonly members = new Map<string, Member>();
  readonly waiting = new Map<string, string[]>();

  join(name: string): string {
    const id = `m-${random.uuid()}`;
    this.members.set(id, new Member(id, name.trim()));
    return id;
  }
  acquire(isbnText: string, shelf: string): string {
    const isbn = Isbn.parse(isbnText);
    if (!isbn.isSuccess) throw new RangeError("not a number of a book");
    const barcode = (this.copies.size + 1).toString(36).padStart(6, "0");
    this.copies.set(barcode, new Copy(barcode, isbn.value, shelf));
    return barcode;
  }
  lend(memberId: string, barcode: string): number {
    const [member, copy] = [this.#member(memberId), this.#copy(barcode)];
    const nowMs = clock.nowMs();
    for (const policy of policies) {
      const why = policy.refuses(member, copy, nowMs);
      if (why !== undefined) throw new RangeError(`${policy.name}: ${why}`);
    }
    if (copy.state.kind === "lent" || copy.state.kind === "lost") throw new RangeError(describe(copy.state));
    const dueMs = endOfDay(nowMs + loanDays * dayMs);
    copy.change({ kind: "lent", member: memberId, dueMs, renewals: 0 });
    member.loans.add(barcode);
    return dueMs;
  }
  renew(barcode: string): number {
    const copy = this.#copy(barcode);
    const { state } = copy;
    if (state.kind !== "lent") throw new RangeError("not lent");
    if (state.renewals >= renewalsMax) throw new RangeError(`renewed ${state.renewals} times`);
    if ((this.waiting.get(copy.isbn.digits)?.length ?? 0) > 0) throw new RangeError("others wait");
    copy.change({ ...state, dueMs: state.dueMs + loanDays * dayMs, renewals: state.renewals + 1 });
    return state.dueMs;
  }
  giveBack(barcode: string, shelf = "returns"): void {
    const copy = this.#copy(barcode);
    const { state } = copy;
    if (state.kind !== "lent") return;
    const member = this.#member(state.member);
    const daysLate = Math.max(0, Math.ceil((clock.nowMs() - state.dueMs) / dayMs));
    member.fineCents += Math.min(daysLate * 25, 2000);
    member.loans.delete(barcode);
    const next = this.waiting.get(copy.isbn.digits)?.shift();
    copy.change(
      next === undefined
        ? { kind: "shelf", shelf }
        : { kind: "held", member: next, untilMs: clock.nowMs() + 7 * dayMs },
    );
  }
  reserve(memberId: string, digits: string): number {
    const line = this.waiting.get(digits) ?? [];
    this.waiting.set(digits, line);
    if (!line.includes(memberId)) line.push(this.#member(memberId).id);
    return line.indexOf(memberId) + 1;
  }
  sweep(): string[] {
    const nowMs = clock.nowMs();
    const swept: string[] = [];
    for (const copy of this.copies.values()) {
      const { state } = copy;
      if (state.kind === "held" && state.untilMs < nowMs) copy.change({ kind: "shelf", shelf: "returns" });
      else if (state.kind === "lent" && state.dueMs + 90 * dayMs < nowMs)
        copy.change({ kind: "lost", sinceMs: nowMs });
      else continue;
      swept.push(copy.barcode);
    }
    return swept;
  }
  overdue(nowMs: number): readonly string[] {
    return [...this.copies.values()].filter((copy) => copy.isOverdueAt(nowMs)).map(({ barcode }) => barcode);
  }
  shelves(): ReadonlyMap<string, number> {
    const onShelf = [...this.copies.values()].flatMap(({ state }) =>
      state.kind === "shelf" ? [state.shelf] : [],
    );
    return new Map([...groupBy(onShelf, (shelf) => shelf)].map(([shelf, all]) => [shelf, all.length]));
  }
  debtors(): string[] {
    const owing = [...this.members.values()].filter(({ fineCents }) => fineCents > 0);
    return owing
      .sort(by(({ fineCents }) => -fineCents))
      .map(({ name, fineCents }) => `${name}: ${fineCents}`);
  }
  #member(id: string): Member {
    const member = this.members.get(id);
    if (member === undefined) throw new RangeError(`no member ${id}`);
    return member;
  }
  #copy(barcode: string): Copy {
    const copy = this.copies.get(barcode);
    if (copy === undefined) throw new RangeError(`no copy ${barcode}`);
    return copy;
  }
}

function endOfDay(ms: number): number {
  const day = new Date(ms);
  day.setUTCHours(23, 59, 59, 999);
  return day.getTime();
}
