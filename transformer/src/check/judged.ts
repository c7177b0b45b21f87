import type { Diagnostic } from "../diagnostics.ts";
import type { Rule } from "../effects/member-effect.ts";
import type { Place, Step } from "../model.ts";
import type { Suppression } from "../suppression-model.ts";
import { type Broken, broken, type Root } from "./broken-rules.ts";

/** A finding, and the comments that let it stand. It is reported where there are none. */
export interface Judged {
  readonly diagnostic: Diagnostic;
  /** What such a comment can name: the rule that is reported, or that of the code itself. */
  readonly rules: readonly Rule[];
  readonly suppressedBy: readonly Suppression[];
}

/**
 * A finding by each way that a comment was found on, and by the first way that has none. A comment at one call must not
 * hide that the same code is reached by another.
 *
 * @param otherWay finds the code again by a way without the places that are closed
 */
export function judged(
  root: Root,
  suppressions: readonly Suppression[],
  found: Broken,
  otherWay: (isClosed: (place: Place) => boolean) => Broken | undefined,
): readonly Judged[] {
  const all: Judged[] = [];
  const closing = new Set<Suppression>();
  for (let one: Broken | undefined = found; one !== undefined; ) {
    const judgement = judge(root, suppressions, one);
    const { suppressedBy } = judgement;
    // Where the code itself or the command has the comment, no way is without it.
    if (suppressedBy.length > 0 && suppressedBy.every((each) => closing.has(each))) break;
    all.push(judgement);
    if (suppressedBy.length === 0) break;
    for (const each of suppressedBy) closing.add(each);
    one = otherWay((place) => [...closing].some((each) => speaksOf(each, place)));
  }
  return all;
}

export function judge(root: Root, suppressions: readonly Suppression[], found: Broken): Judged {
  const diagnostic = broken(root, found);
  const rules = [...new Set([found.rule, found.ownRule ?? found.rule])];
  return { diagnostic, rules, suppressedBy: suppressionsOf(diagnostic.chain, rules, suppressions) };
}

/** The comments that let a finding stand: those that give a reason, name its rule, and speak of a step of its chain. */
export function suppressionsOf(
  chain: readonly Step[],
  rules: readonly Rule[],
  suppressions: readonly Suppression[],
): readonly Suppression[] {
  return suppressions.filter(
    (each) =>
      each.reason !== "" &&
      rules.some((rule) => each.rules.includes(rule)) &&
      chain.some(({ place }) => speaksOf(each, place)),
  );
}

/** Whether the comment's line is the one on which the place begins. */
export function speaksOf({ place, line }: Suppression, { file, span }: Place): boolean {
  return file === place.file && span.start >= line.start && span.start < line.end;
}
