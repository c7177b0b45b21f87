import type ts from "typescript";
import type { Place } from "../model.ts";
import type { Context } from "./context.ts";

/** A JSDoc tag above a declaration. */
export interface Mark {
  readonly tag: string;
  readonly place: Place;
}

/**
 * The JSDoc tags directly above a declaration. They are read from the text, because `tsc` does not parse
 * JSDoc in TypeScript files unless asked to.
 */
export function marksOf({ ts }: Context, declaration: ts.Node): readonly Mark[] {
  const file = declaration.getSourceFile();
  const ranges = ts.getLeadingCommentRanges(file.text, declaration.getFullStart()) ?? [];
  const last = ranges.at(-1);
  if (last === undefined || !file.text.startsWith("/**", last.pos)) return [];
  const comment = file.text.slice(last.pos, last.end);
  // A tag stands at the beginning of a line of the comment, behind its star if it has one.
  return [...comment.matchAll(/(?<=^\/\*\*[ \t]*|^[ \t]*\*?[ \t]*)@([A-Za-z]+)/gm)].map((match) => ({
    tag: match[1]!,
    place: {
      file: file.fileName,
      span: { start: last.pos + match.index, end: last.pos + match.index + match[0].length },
    },
  }));
}

export function hasMark(context: Context, declaration: ts.Node, tag: string): boolean {
  return marksOf(context, declaration).some((mark) => mark.tag === tag);
}
