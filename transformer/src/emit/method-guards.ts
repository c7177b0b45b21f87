import type { Insertion } from "../edits.ts";
import type { GuardedMethod, SourceFile } from "../model.ts";
import { namesOf } from "./names.ts";

/** Has methods that may write look at where they are called from. */
export function methodGuards(file: SourceFile, methods: readonly GuardedMethod[]): readonly Insertion[] {
  const $c = namesOf(file).runtime;
  return methods.map(({ label, subjects, isBehindText, place }) => ({
    offset: place.span.end,
    text: `${isBehindText ? ";" : ""}${subjects.map((one) => ` ${$c}.guard(${one}, ${JSON.stringify(label)});`).join("")}`,
  }));
}
