import type { Insertion } from "../edits.ts";
import type { GuardedMethod, SourceFile } from "../model.ts";
import { namesOf } from "./names.ts";

/** Has methods that may write look at where they are called from. */
export function methodGuards(file: SourceFile, methods: readonly GuardedMethod[]): readonly Insertion[] {
  const $c = namesOf(file).runtime;
  return methods.map(({ label, place }) => ({
    offset: place.span.end,
    text: ` ${$c}.guard(this, ${JSON.stringify(label)});`,
  }));
}
