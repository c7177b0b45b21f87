import type { Insertion } from "../edits.ts";
import type { Birth, SourceFile } from "../model.ts";
import { namesOf } from "./names.ts";

/** Puts the calls that give new objects their numbers around the expressions that make them. */
export function birthInsertions(file: SourceFile, births: readonly Birth[]): readonly Insertion[] {
  const { runtime: $c } = namesOf(file);
  const before = births.map((birth) => ({
    offset: birth.place.span.start,
    text: `${birth.key === undefined ? "" : `${birth.key}: `}${$c}.${birth.function}(`,
  }));
  // Of several that end at one offset the inner ones close first.
  const after = births.map(({ place }) => ({ offset: place.span.end, text: ")" })).reverse();
  return [...after, ...before];
}
