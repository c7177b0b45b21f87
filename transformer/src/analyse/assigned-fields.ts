import type ts from "typescript";
import type { Context } from "./context.ts";
import { isStatic } from "./hidden-members.ts";

/** Fields that TypeScript wants the constructor to assign. */
export function assignedFields(context: Context, declaration: ts.ClassLikeDeclaration): readonly string[] {
  const { ts } = context;
  return declaration.members.flatMap((member) => {
    if (!ts.isPropertyDeclaration(member) || isStatic(context, member)) return [];
    if (member.initializer ?? member.questionToken ?? member.exclamationToken) return [];
    const isOnlyDeclared = member.modifiers?.some(
      ({ kind }) => kind === ts.SyntaxKind.DeclareKeyword || kind === ts.SyntaxKind.AbstractKeyword,
    );
    if (isOnlyDeclared) return [];
    const { name } = member;
    return ts.isIdentifier(name) || ts.isPrivateIdentifier(name)
      ? [`.${name.text}`]
      : [`[${name.getText()}]`];
  });
}
