/** One promise, and what became of it. */
export interface Row {
  readonly what: string;
  /** How often the figure goes into the best competitor's, or its part of it, as `target` has it. */
  readonly figure: number;
  readonly target: number;
  /** Whether more is better. */
  readonly isMoreBetter: boolean;
  readonly against: string;
}

/** A figure of which less is better. */
export function atMost(what: string, figure: number, target: number, against: string): Row {
  return { what, figure, target, isMoreBetter: false, against };
}

export function rowText({ what, figure, target, isMoreBetter, against }: Row): string {
  const isReached = isMoreBetter ? figure >= target : figure <= target;
  const sign = isMoreBetter ? "≥" : "≤";
  return `| ${what} | ${figure.toFixed(2)} | ${sign} ${target} | ${isReached ? "reached" : "missed"} | ${against} |`;
}

export function tableText(rows: readonly Row[]): string {
  return [
    "| what | figure | target | | against |",
    "| --- | --- | --- | --- | --- |",
    ...rows.map(rowText),
  ].join("\n");
}
