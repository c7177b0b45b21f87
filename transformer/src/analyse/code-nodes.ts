import type ts from "typescript";
import type { Compilation } from "../compilation.ts";
import type { Context } from "./context.ts";

/** The nodes of a file's code in the order of its text, types left out. Many look through them, each for what is its own. */
export function codeNodes(context: Context, file: ts.SourceFile): readonly ts.Node[] {
  const byFile = context.once(noNodes);
  const known = byFile.get(file) ?? nodesBelow(context, file);
  byFile.set(file, known);
  return known;
}

/** Those of some kinds: whole numbers are quicker to tell apart than nodes. */
export function codeNodesOf(
  context: Context,
  file: ts.SourceFile,
  kinds: (compilation: Compilation) => ReadonlySet<ts.SyntaxKind>,
): readonly ts.Node[] {
  const wanted = context.once(kinds);
  return codeNodes(context, file).filter(({ kind }) => wanted.has(kind));
}

/** The identifiers of the file with that text. */
export function namings(context: Context, file: ts.SourceFile, text: string): readonly ts.Identifier[] {
  const byFile = context.once(noNames);
  const known = byFile.get(file) ?? namesIn(context, file);
  byFile.set(file, known);
  return known.get(text) ?? [];
}

function nodesBelow({ ts }: Context, file: ts.SourceFile): readonly ts.Node[] {
  const { isTypeNode, forEachChild } = ts;
  const nodes: ts.Node[] = [];
  const visit = (node: ts.Node): void => {
    if (isTypeNode(node)) return;
    nodes.push(node);
    forEachChild(node, visit);
  };
  forEachChild(file, visit);
  return nodes;
}

function namesIn(context: Context, file: ts.SourceFile): ReadonlyMap<string, readonly ts.Identifier[]> {
  const { isIdentifier } = context.ts;
  const names = new Map<string, ts.Identifier[]>();
  for (const node of codeNodes(context, file)) {
    if (!isIdentifier(node)) continue;
    const others = names.get(node.text);
    if (others === undefined) names.set(node.text, [node]);
    else others.push(node);
  }
  return names;
}

const noNodes = () => new Map<ts.SourceFile, readonly ts.Node[]>();
const noNames = () => new Map<ts.SourceFile, ReadonlyMap<string, readonly ts.Identifier[]>>();
