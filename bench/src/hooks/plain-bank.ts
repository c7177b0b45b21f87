class PlainAccount {
  balance = 0;
  constructor(readonly id: number) {}
}

/** The bank of the bench, as nobody compiled it. */
export class PlainBank {
  accounts = new Map<number, PlainAccount>();
  movements: number[] = [];
  last = 0;

  constructor(count = 0) {
    for (let id = 0; id < count; id++) this.accounts.set(id, new PlainAccount(id));
    this.movements = Array.from({ length: count }, (_, index) => index);
  }

  deposit(id: number, amount: number): void {
    this.accounts.get(id)!.balance += amount;
  }

  /** Nothing but writes. */
  setOften(times: number): void {
    for (let time = 0; time < times; time++) this.last = time;
  }

  transfer(from: number, to: number, amount: number): void {
    this.accounts.get(to)!.balance += amount;
    const source = this.accounts.get(from)!;
    if (source.balance < amount) throw refusal;
    source.balance -= amount;
  }

  moveToEnd(id: number): void {
    const account = this.accounts.get(id)!;
    this.accounts.delete(id);
    this.accounts.set(id, account);
  }
}

/** One for all: to make an error takes longer than to undo. */
const refusal = new RangeError("refused");
