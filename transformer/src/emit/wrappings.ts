import type { Insertion } from "../edits.ts";
import type { Birth, SourceFile, Suspect } from "../model.ts";
import { namesOf } from "./names.ts";

/** An expression whose value a function of the runtime is given, and gives back. */
export type Wrapping = Birth | Suspect;

/** Puts the calls around the expressions that make new objects, or hide what cannot be stored. */
export function wrappings(file: SourceFile, wrapped: readonly Wrapping[]): readonly Insertion[] {
  const { runtime: $c } = namesOf(file);
  // Of several that begin at one offset the outer ones come first.
  const outward = [...wrapped].sort(
    ({ place: { span: left } }, { place: { span: right } }) =>
      left.start - right.start || right.end - left.end,
  );
  const before = outward.map(({ key, function: name, place: { span } }, index) => {
    const isKeyed = key !== undefined && outward[index - 1]?.place.span.start !== span.start;
    return { offset: span.start, text: `${isKeyed ? `${key}: ` : ""}${$c}.${name}(` };
  });
  // Of several that end at one offset the inner ones close first, and all close alike.
  const after = outward.map(({ place }) => ({ offset: place.span.end, text: ")" }));
  return [...after, ...before];
}
