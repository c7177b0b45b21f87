export class Account {
  balance = 0;
  constructor(readonly id: number) {}
}

/**
 * Accounts, and a list, as large as the bench wants them.
 *
 * @persistent
 */
export class Bank {
  accounts = new Map<number, Account>();
  movements: number[] = [];
  last = 0;

  constructor(count = 0) {
    for (let id = 0; id < count; id++) this.accounts.set(id, new Account(id));
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

  pushAndFail(amount: number): void {
    this.movements.push(amount);
    throw refusal;
  }

  moveToEnd(id: number): void {
    const account = this.accounts.get(id)!;
    this.accounts.delete(id);
    this.accounts.set(id, account);
  }

  removeAndFail(first: number, step: number, count: number): void {
    for (let index = 0; index < count; index++) this.accounts.delete(first + index * step);
    throw refusal;
  }
}

/** One for all: to make an error takes longer than to undo. */
const refusal = new RangeError("refused");
