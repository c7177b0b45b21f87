import type ts from "typescript";
import type { Context } from "./context.ts";

/** Whether every call of a function makes the class anew. */
export function isLocal({ ts }: Context, declaration: ts.ClassLikeDeclaration): boolean {
  return ts.findAncestor(declaration, (at) => at !== declaration && ts.isFunctionLike(at)) !== undefined;
}

/** Whether only a block knows the class. */
export function isInBlock({ ts }: Context, declaration: ts.ClassLikeDeclaration): boolean {
  return ts.findAncestor(declaration, (at) => ts.isBlock(at) || ts.isCaseOrDefaultClause(at)) !== undefined;
}

/** `declare class Page`, which is code elsewhere. */
export function isAmbient({ ts }: Context, declaration: ts.ClassLikeDeclaration): boolean {
  const isDeclared = (at: ts.Node) =>
    ts.canHaveModifiers(at) && at.modifiers?.some(({ kind }) => kind === ts.SyntaxKind.DeclareKeyword);
  return ts.findAncestor(declaration, (at) => isDeclared(at) === true) !== undefined;
}

/** Whether something between the class and its file is not exported, so that the end of the file cannot name it. */
export function isHidden({ ts }: Context, declaration: ts.ClassLikeDeclaration): boolean {
  let member: ts.Node = declaration;
  for (let at: ts.Node = declaration.parent; !ts.isSourceFile(at); at = at.parent) {
    const isExported =
      (ts.getCombinedModifierFlags(member as ts.Declaration) & ts.ModifierFlags.Export) !== 0;
    // In `namespace A.B { … }` the inner declaration hangs directly from the outer one, and is exported.
    if (ts.isModuleBlock(at) && !isExported) return true;
    if (!ts.isModuleBlock(at)) member = at;
  }
  return false;
}
