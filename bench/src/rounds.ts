/** How long one turn of a contestant lasts at least. */
const turnMs = 100;

/** A piece of work that is timed. */
export interface Contestant {
  readonly name: string;
  /** Does `count` units of work; what it returns is not looked at. */
  run(): unknown;
  /** Units of work that one run does. */
  readonly count: number;
  /** Length of what is written for one unit, where something is. */
  readonly bytes?: number;
}

export interface Timing {
  readonly name: string;
  /** Median time for one unit of work. */
  readonly medianNs: number;
  readonly bytes: number | undefined;
}

/** Rounds that do not count: engines compile what runs often. One round alone only shows that everything works. */
export function warmUpCount(rounds: number): number {
  return rounds === 1 ? 0 : 2;
}

/**
 * Times the contestants in turns, round after round in one process, so that whatever slows the machine slows all
 * of them. Garbage is collected before each run where the process allows it.
 */
export function race(contestants: readonly Contestant[], rounds: number): readonly Timing[] {
  const times = contestants.map((): number[] => []);
  const repeats = contestants.map(({ run }) => (rounds === 1 ? 1 : repeatsOf(run)));
  const collect = (globalThis as { gc?: () => void }).gc;
  for (let round = -warmUpCount(rounds); round < rounds; round++) {
    for (const [index, contestant] of contestants.entries()) {
      collect?.();
      const startMs = performance.now();
      for (let left = repeats[index]!; left > 0; left--) contestant.run();
      if (round >= 0) times[index]!.push((performance.now() - startMs) / repeats[index]!);
    }
  }
  return contestants.map(({ name, count, bytes }, index) => ({
    name,
    medianNs: (median(times[index]!) * 1e6) / count,
    bytes,
  }));
}

/** How often it must run to be timed well: a collection of garbage throws compiled code away, which then takes its time. */
function repeatsOf(run: () => unknown): number {
  run();
  const startMs = performance.now();
  run();
  return Math.max(1, Math.ceil(turnMs / (performance.now() - startMs)));
}

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((left, right) => left - right);
  return sorted[Math.floor(sorted.length / 2)]!;
}
