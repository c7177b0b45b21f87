import MagicString, { type SourceMap } from "magic-string";
import type { Insertion } from "../edits.ts";

/** A text with its insertions made, and the way back to the original. */
export interface RewrittenText {
  readonly text: string;
  /** The offset in the original text that `offset` stands at, and whether it is inside an insertion. */
  locate(offset: number): { readonly offset: number; readonly isGenerated: boolean };
  /** Maps the rewritten text to the original: every word of the user's has its own segment. */
  sourceMap(source: string): SourceMap;
}

/** Makes the insertions in `original`. No user line moves, so lines need no mapping; columns do. */
export function apply(original: string, insertions: readonly Insertion[]): RewrittenText {
  const magic = new MagicString(original);
  for (const { offset, text } of insertions) {
    if (offset < 0 || offset > original.length) {
      throw new RangeError(`insertion at ${offset} is outside a text of ${original.length} units`);
    }
    magic.appendLeft(offset, text);
  }
  return {
    text: magic.toString(),
    locate: (offset) => locate(insertions, offset),
    sourceMap: (source) => magic.generateMap({ source, includeContent: true, hires: "boundary" }),
  };
}

function locate(insertions: readonly Insertion[], rewrittenOffset: number) {
  let insertedLength = 0;
  for (const { offset, text } of insertions) {
    const start = offset + insertedLength;
    if (rewrittenOffset < start) break;
    if (rewrittenOffset < start + text.length) return { offset, isGenerated: true };
    insertedLength += text.length;
  }
  return { offset: rewrittenOffset - insertedLength, isGenerated: false };
}
