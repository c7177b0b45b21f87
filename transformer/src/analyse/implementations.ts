import type ts from "typescript";
import type { Context } from "./context.ts";

export type Code = ts.FunctionLikeDeclaration;
export type Subclasses = ReadonlyMap<ts.ClassLikeDeclaration, readonly ts.ClassLikeDeclaration[]>;

/** All the code that a call may reach: the declared one, and that of every subclass which overrides it. */
export function implementations(
  context: Context,
  subclasses: Subclasses,
  declaration: ts.Node,
): readonly Code[] | undefined {
  const { ts } = context;
  if (ts.isFunctionDeclaration(declaration)) return declaration.body && [declaration];
  if (ts.isArrowFunction(declaration) || ts.isFunctionExpression(declaration)) {
    const variable = declaration.parent;
    const isConstant =
      ts.isVariableDeclaration(variable) && (ts.getCombinedNodeFlags(variable) & ts.NodeFlags.Const) !== 0;
    return isConstant ? [declaration] : undefined;
  }
  if (!ts.isMethodDeclaration(declaration) || !ts.isClassLike(declaration.parent)) return undefined;
  const isAbstract = declaration.modifiers?.some(({ kind }) => kind === ts.SyntaxKind.AbstractKeyword);
  if (declaration.body === undefined && !isAbstract) return undefined;
  const others = overrides(subclasses, declaration.parent, declaration.name.getText());
  const methods = [declaration, ...others].filter((member) => ts.isMethodDeclaration(member));
  // A field that holds a function may stand where the base has a method.
  if (methods.length <= others.length) return undefined;
  return methods.filter(({ body }) => body !== undefined);
}

export function overrides(
  subclasses: Subclasses,
  owner: ts.ClassLikeDeclaration,
  name: string,
): readonly ts.ClassElement[] {
  return (subclasses.get(owner) ?? []).flatMap((subclass) => [
    ...subclass.members.filter((member) => member.name?.getText() === name),
    ...overrides(subclasses, subclass, name),
  ]);
}
