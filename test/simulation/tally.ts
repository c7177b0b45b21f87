/** What a simulation went through. */
export class Tally {
  crashPoints = 0;
  lives = 0;
  readonly counts = new Map<string, number>();

  count(what: string, by = 1): void {
    this.counts.set(what, (this.counts.get(what) ?? 0) + by);
  }

  add(other: Tally): void {
    this.crashPoints += other.crashPoints;
    this.lives += other.lives;
    for (const [what, count] of other.counts) this.count(what, count);
  }

  /** Of the crash points, in percent. */
  percent(what: string): number {
    return (100 * (this.counts.get(what) ?? 0)) / Math.max(1, this.crashPoints);
  }
}
