/** One line of the ledger: the number of the call, and a text that only this call can have written. */
export interface Entry {
  readonly number: number;
  readonly text: string;
}

/** @persistent */
export class Ledger {
  entries: Entry[] = [];
  /** Sum of all numbers: written by the same command, so it must never disagree with the entries. */
  total = 0;

  append(number: number, text: string): number {
    this.entries.push({ number, text });
    this.total += number;
    return this.entries.length;
  }
}
