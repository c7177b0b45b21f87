import type { Insertion } from "../edits.ts";
import type { Birth, Hook, SourceFile, Span, Suspect } from "../model.ts";
import { namesOf } from "./names.ts";

/** An expression whose value a function of the runtime is given, or that it is called before. */
export type Wrapping = Birth | Suspect | Hook;

/** What comes before an expression and what behind it. */
interface Wrapped {
  readonly span: Span;
  readonly before: string;
  readonly after: string;
}

/** Puts the calls around the expressions that make new objects, hide what cannot be stored, or write. */
export function wrappings(file: SourceFile, wrapped: readonly Wrapping[]): readonly Insertion[] {
  const { runtime: $c } = namesOf(file);
  // Of several that begin at one offset the outer ones come first.
  const outward = [...wrapped].sort(
    ({ place: { span: left } }, { place: { span: right } }) =>
      left.start - right.start || right.end - left.end,
  );
  const texts = outward.map((one, index): Wrapped => {
    const isFirst = outward[index - 1]?.place.span.start !== one.place.span.start;
    return one.kind === "hook" ? hooked($c, one) : given($c, one, isFirst);
  });
  const before = texts.map(({ span, before: text }) => ({ offset: span.start, text }));
  // Of several that end at one offset the inner ones close first.
  const after = texts.map(({ span, after: text }) => ({ offset: span.end, text })).reverse();
  return [...after.filter(({ text }) => text !== ""), ...before];
}

function given(
  $c: string,
  { key, function: name, place: { span } }: Birth | Suspect,
  isFirst: boolean,
): Wrapped {
  const isKeyed = key !== undefined && isFirst;
  return { span, before: `${isKeyed ? `${key}: ` : ""}${$c}.${name}(`, after: ")" };
}

function hooked($c: string, hook: Hook): Wrapped {
  const { span } = hook.place;
  const list = hook.arguments.join(", ");
  switch (hook.form) {
    case "ahead":
      return {
        span,
        before: `${hook.isEnclosed ? "(" : ""}${$c}.${hook.function}(${list}), `,
        after: hook.isEnclosed ? ")" : "",
      };
    case "around":
      return {
        span,
        before: `${$c}.${hook.function}(`,
        after: `${list === "" ? "" : `, ${list}`})${hook.chain ?? ""}`,
      };
    case "key":
      return { span, before: `${$c}.${hook.function}(${$c}.depth(), `, after: ")" };
  }
}
