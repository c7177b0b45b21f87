import type ts from "typescript";
import type { Span, StrayMark } from "../model.ts";
import type { Suppression } from "../suppression-model.ts";
import type { Context } from "./context.ts";
import { isOneLetterAway } from "./one-letter-away.ts";

/** The word that makes a comment a suppression. */
const directive = "nondeterministic-ok";

/** The comments that let code stand which breaks a rule of determinism, in order of file and place. */
export function suppressionsIn(context: Context): readonly Suppression[] {
  return context.sources.flatMap((file) =>
    taggedComments(context, file, (tag) => tag === directive).map((comment) => suppressionAt(file, comment)),
  );
}

/** Comments that are one letter away from such a one. */
export function misspeltSuppressions(context: Context): readonly StrayMark[] {
  return context.sources.flatMap((file) =>
    taggedComments(context, file, (tag) => isOneLetterAway(tag, directive)).map(({ tag, tagStart }) => {
      const span = { start: tagStart, end: tagStart + tag.length + 1 };
      const place = { file: file.fileName, span };
      return { kind: "stray-mark", tag, reason: "misspelt", meant: directive, place };
    }),
  );
}

/** A line comment that begins with a tag, and where the code behind it begins. */
interface TaggedComment {
  readonly tag: string;
  readonly tagStart: number;
  readonly start: number;
  readonly codeStart: number;
}

function taggedComments(
  { ts }: Context,
  file: ts.SourceFile,
  isWanted: (tag: string) => boolean,
): readonly TaggedComment[] {
  return [...file.text.matchAll(/\/\/[ \t]*@([\w-]+)/g)].flatMap(({ 0: text, 1: tag = "", index: start }) => {
    if (!isWanted(tag)) return [];
    // What stands before a token belongs to it, comments at the end of the line before included.
    const token = tokenAt(file, file, start);
    if (!isLineComment(ts, file, token.getFullStart(), start)) return [];
    return [{ tag, tagStart: start + text.indexOf("@"), start, codeStart: token.getStart(file) }];
  });
}

function tokenAt(file: ts.SourceFile, node: ts.Node, offset: number): ts.Node {
  const child = node
    .getChildren(file)
    .find(
      (each) => each.getFullStart() <= offset && (offset < each.getEnd() || each === file.endOfFileToken),
    );
  return child === undefined ? node : tokenAt(file, child, offset);
}

/** In a string, a template, a pattern or a block comment it only looks like one. */
function isLineComment(
  compiler: typeof ts,
  { text }: ts.SourceFile,
  tokenStart: number,
  offset: number,
): boolean {
  const comments = [
    ...(compiler.getTrailingCommentRanges(text, tokenStart) ?? []),
    ...(compiler.getLeadingCommentRanges(text, tokenStart) ?? []),
  ];
  const { SingleLineCommentTrivia } = compiler.SyntaxKind;
  return comments.some(({ kind, pos }) => kind === SingleLineCommentTrivia && pos === offset);
}

function suppressionAt({ fileName, text }: ts.SourceFile, { start, codeStart }: TaggedComment): Suppression {
  const end = lineEnd(text, start);
  const comment = text.slice(start, end).trimEnd();
  const [, named = "", reason = ""] = /^\/\/[ \t]*@[\w-]+[ \t]*([^:]*):?(.*)$/.exec(comment) ?? [];
  const rules = [...named.matchAll(/\b(?:DET|COOPY3)(\d{3})\b/gi)].map(([, number]) => `DET${number}`);
  return {
    kind: "suppression",
    rules: [...new Set(rules)],
    reason: reason.trim(),
    place: { file: fileName, span: { start, end: start + comment.length } },
    line: lineSpoken(text, start, codeStart),
  };
}

/** The line of the comment where code stands before it, else that of the code directly below. Empty where there is none. */
function lineSpoken(text: string, start: number, codeStart: number): Span {
  const isBehindCode = text.slice(lineStart(text, start), start).trim() !== "";
  const isDirectlyAbove = !/\n[ \t]*\r?\n/.test(text.slice(start, codeStart));
  if (!isBehindCode && !isDirectlyAbove) return { start, end: start };
  const offset = isBehindCode ? start : codeStart;
  return { start: lineStart(text, offset), end: lineEnd(text, offset) };
}

function lineStart(text: string, offset: number): number {
  return text.lastIndexOf("\n", offset - 1) + 1;
}

function lineEnd(text: string, offset: number): number {
  const length = text.slice(offset).search(/[\r\n]/);
  return length === -1 ? text.length : offset + length;
}
