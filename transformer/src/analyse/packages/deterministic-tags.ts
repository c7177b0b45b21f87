import type ts from "typescript";
import type { Compilation } from "../../compilation.ts";
import type { Place } from "../../model.ts";
import type { Context } from "../context.ts";

const tag = /@deterministic(?![\w-])[ \t]*([^\r\n]*)/;

/** The reason that `@deterministic` gives above a declaration. Empty where it gives none, undefined without the tag. */
export function reasonAbove({ ts }: Context, declaration: ts.Node): string | undefined {
  const { text } = declaration.getSourceFile();
  for (let at = declaration; !ts.isSourceFile(at); at = at.parent) {
    const comments = ts.getLeadingCommentRanges(text, at.getFullStart()) ?? [];
    const last = comments.at(-1);
    const found = last && text.startsWith("/**", last.pos) ? tag.exec(text.slice(last.pos, last.end)) : null;
    if (found !== null) return reasonOf(found);
    // The comment stands above the whole statement or property, whose type is what is called.
    const isPart = ts.isVariableDeclaration(at) || ts.isVariableDeclarationList(at) || ts.isTypeNode(at);
    if (!isPart) return undefined;
  }
  return undefined;
}

/** Tags of the user's own files that give no reason. */
export function tagsWithoutReason({ program }: Compilation): readonly Place[] {
  return program
    .getSourceFiles()
    .filter((file) => !file.fileName.includes("/node_modules/") && file.text.includes("@deterministic"))
    .flatMap((file) =>
      [...file.text.matchAll(/\/\*\*.*?\*\//gs)].flatMap((comment) => {
        const found = tag.exec(comment[0]);
        if (found === null || reasonOf(found) !== "") return [];
        const start = comment.index + found.index;
        return [{ file: file.fileName, span: { start, end: start + "@deterministic".length } }];
      }),
    );
}

function reasonOf(found: RegExpExecArray): string {
  return found[1]!.replace(/\*\/$/, "").trim();
}
