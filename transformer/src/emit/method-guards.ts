import type { Insertion } from "../edits.ts";
import type { GuardedMethod, SourceFile } from "../model.ts";
import type { GuardInsertions } from "./guards.ts";
import { namesOf } from "./names.ts";

/** Has code that may write look at where it is called from. */
export function methodGuards(file: SourceFile, methods: readonly GuardedMethod[]): GuardInsertions {
  const $c = namesOf(file).runtime;
  return { before: methods.map(before), after: methods.flatMap(after) };

  function before({ form, label, subjects, isBehindText, place: { span } }: GuardedMethod): Insertion {
    const calls = subjects.map((one) => `${$c}.guard(${one}, ${JSON.stringify(label)})`);
    if (form === "value") return { offset: span.start, text: `(${calls.join(", ")}, ` };
    const text = calls.map((call) => ` ${call};`).join("");
    return { offset: span.end, text: `${isBehindText ? ";" : ""}${text}` };
  }
}

function after({ form, place }: GuardedMethod): readonly Insertion[] {
  return form === "value" ? [{ offset: place.span.end, text: ")" }] : [];
}
