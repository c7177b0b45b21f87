import type { Insertion } from "../edits.ts";
import type { CodecCall, SourceFile } from "../model.ts";
import { namesOf } from "./names.ts";

/** Tells the runtime, behind each call of `codec`, by which id the program's types refer to the class. */
export function codecInsertions(file: SourceFile, codecs: readonly CodecCall[]): readonly Insertion[] {
  const { runtime: $c } = namesOf(file);
  return codecs.map(({ place, class: id, binding }) => ({
    offset: place.span.end,
    text: `, ${$c}.registerForeign(${JSON.stringify(id)}, ${binding})`,
  }));
}
