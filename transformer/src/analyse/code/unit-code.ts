import type ts from "typescript";
import type { Token } from "../../logic.ts";
import type { Context } from "../context.ts";
import { normalForm } from "../normal-form.ts";
import type { Draft } from "./draft.ts";
import { hasModifier } from "./syntax.ts";
import type { UnitNode } from "./unit-node.ts";

/** What runs, in normal form; and what it calls without naming it: conversions, bases, what else a call may mean. */
export function codeOf(context: Context, draft: Draft, node: UnitNode): readonly Token[] {
  const tokens = partsOf(context, node).flatMap((part) => {
    const form = normalForm(context, part, (name) => draft.references.get(name));
    return context.ts.isPropertyDeclaration(part) ? [part.name.getText(), ...form] : form;
  });
  const named = new Set(tokens.filter((token) => typeof token === "number"));
  const unnamed = draft.calls.map(({ to }) => to).filter((to) => !named.has(to));
  return [...tokens, ...constantOf(context, node), ...[...draft.packages].sort(), ...new Set(unnamed)];
}

function partsOf({ ts }: Context, node: UnitNode): readonly ts.Node[] {
  if (ts.isClassLike(node)) {
    const isField = (member: ts.ClassElement) =>
      ts.isPropertyDeclaration(member) && !hasModifier(member, ts.SyntaxKind.StaticKeyword);
    const nameOf = (member: ts.ClassElement) => member.name?.getText() ?? "";
    // The order of fields does not count: what their initialisers do is their own affair.
    const fields = node.members
      .filter(isField)
      .toSorted((left, right) => (nameOf(left) < nameOf(right) ? -1 : 1));
    return [...fields, ...node.members.filter((member) => ts.isConstructorDeclaration(member))];
  }
  return ts.isEnumMember(node) ? [] : [node];
}

function constantOf({ ts, checker }: Context, node: UnitNode): readonly Token[] {
  return ts.isEnumMember(node) ? [String(checker.getConstantValue(node) ?? node.initializer?.getText())] : [];
}
