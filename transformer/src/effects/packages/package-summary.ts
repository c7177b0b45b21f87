import type { Group } from "../group.ts";
import type { MemberEffect } from "../member-effect.ts";

/**
 * What is known of a package that others publish. Its members are named as its types declare them: `npm:lodash.random`
 * for what it exports, `npm:decimal.js.Decimal.plus` for a method, `new npm:decimal.js.Decimal` for a constructor.
 */
export interface PackageSummary {
  readonly name: string;
  /** The versions whose sources were read. Of others nothing is known. */
  readonly from: string;
  readonly below: string;
  readonly groups: readonly Group[];
  /** What every member is that no group names. Absent where only what is named was looked at. */
  readonly others?: MemberEffect;
  /** Owners that stand for others, or (as "") for the package itself: all functions of lodash are methods of `LoDashStatic`. */
  readonly owners?: readonly (readonly [pattern: RegExp, owner: string])[];
  /** The owner of what a file declares, by its path, where the same names are exported from several. */
  readonly files?: readonly (readonly [pattern: RegExp, owner: string])[];
}

export function isOfVersion({ from, below }: PackageSummary, version: string): boolean {
  return compare(version, from) >= 0 && compare(version, below) < 0;
}

/** By their three numbers; what is released before a version counts as that version. */
function compare(left: string, right: string): number {
  const [a, b] = [numbersOf(left), numbersOf(right)];
  const index = a.findIndex((number, at) => number !== b[at]);
  return index < 0 ? 0 : a[index]! - b[index]!;
}

function numbersOf(version: string): readonly number[] {
  const [, ...parts] = /^(\d+)(?:\.(\d+))?(?:\.(\d+))?/.exec(version) ?? ["", "0"];
  return [0, 1, 2].map((at) => Number(parts[at] ?? 0));
}
