import type ts from "typescript";
import type { Unit, UnitId } from "../../code-model.ts";
import { type Context, placeOf } from "../context.ts";
import { Draft } from "./draft.ts";
import type { Token } from "../../logic.ts";
import { normalForm } from "../normal-form.ts";
import { hasModifier } from "./syntax.ts";
import type { Units } from "./units.ts";
import { Walk } from "./walk.ts";

/** What can be a unit. A class stands for what `new` runs. */
export type UnitNode =
  | ts.FunctionLikeDeclaration
  | ts.ClassLikeDeclaration
  | ts.VariableDeclaration
  | ts.PropertyDeclaration
  | ts.ClassStaticBlockDeclaration
  | ts.EnumMember;

export function buildUnit(context: Context, units: Units, id: UnitId, node: UnitNode): Unit {
  const { ts } = context;
  const parameters = parametersOf(context, node);
  const draft = new Draft(parameters.length);
  const walk = new Walk(context, units, draft, node);
  if (ts.isClassLike(node)) construction(walk, node, parameters);
  else if (ts.isFunctionLike(node)) functionBody(walk, node);
  else if (ts.isClassStaticBlockDeclaration(node)) walk.visit(node.body);
  else if (node.initializer) draft.assign(draft.result, walk.value(node.initializer));
  const hasRest = parameters.at(-1)?.dotDotDotToken !== undefined;
  const { uses, calls, findings, reads, steps, slotCount } = draft;
  return {
    kind: "unit",
    id,
    label: labelOf(context, node),
    place: placeOf(("name" in node && node.name) || node),
    uses,
    calls,
    findings,
    reads,
    flow: { parameterCount: parameters.length, hasRest, slotCount, steps },
    code: codeOf(context, draft, node),
  };
}

/** What runs, in normal form; and what it calls without naming it: conversions, bases, what else a call may mean. */
function codeOf(context: Context, draft: Draft, node: UnitNode): readonly Token[] {
  const named = new Set(draft.references.values());
  const unnamed = draft.calls.map(({ to }) => to).filter((to) => !named.has(to));
  const parts = partsOf(context, node).map((part) => [
    ...(context.ts.isPropertyDeclaration(part) ? [part.name.getText()] : []),
    ...normalForm(context, part, (name) => draft.references.get(name)),
  ]);
  return [...parts.flat(), ...valueOf(context, node), ...[...draft.packages].sort(), ...new Set(unnamed)];
}

function partsOf({ ts }: Context, node: UnitNode): readonly ts.Node[] {
  if (ts.isClassLike(node)) {
    const isField = (member: ts.ClassElement) => ts.isPropertyDeclaration(member) && !hasModifier(member, ts.SyntaxKind.StaticKeyword);
    const nameOf = (member: ts.ClassElement) => member.name?.getText() ?? "";
    // The order of fields does not count: what their initialisers do is their own affair.
    const fields = node.members.filter(isField).toSorted((left, right) => (nameOf(left) < nameOf(right) ? -1 : 1));
    return [...fields, ...node.members.filter((member) => ts.isConstructorDeclaration(member))];
  }
  return ts.isEnumMember(node) ? [] : [node];
}

function valueOf({ ts, checker }: Context, node: UnitNode): readonly Token[] {
  return ts.isEnumMember(node) ? [String(checker.getConstantValue(node) ?? node.initializer?.getText())] : [];
}

function functionBody(walk: Walk, node: ts.FunctionLikeDeclaration): void {
  const { ts } = walk.context;
  for (const decorator of ts.canHaveDecorators(node) ? (ts.getDecorators(node) ?? []) : []) {
    walk.value(decorator.expression);
    walk.draft.unknown(decorator);
  }
  if (hasModifier(node, ts.SyntaxKind.AsyncKeyword)) walk.draft.find("DET151", node.name ?? node, undefined, "async");
  walk.parameters(node.parameters, node.parameters.map((_, index) => index + 1));
  walk.body(node.body);
}

/** What `new` runs: initialisers of fields, and the constructor; those of the base first. */
function construction(walk: Walk, node: ts.ClassLikeDeclaration, parameters: readonly ts.ParameterDeclaration[]): void {
  const { draft, units, context } = walk;
  const { ts } = context;
  const own = node.members.find((member): member is ts.ConstructorDeclaration => ts.isConstructorDeclaration(member) && member.body !== undefined);
  for (const decorator of ts.getDecorators(node) ?? []) {
    walk.value(decorator.expression);
    draft.unknown(decorator);
  }
  if (own === undefined) {
    for (const unit of units.basesOf(node, walk)) {
      draft.enter(unit, "call", node);
      draft.invoke([unit], { receiver: 0, arguments: parameters.map((_, index) => index + 1) }, placeOf(node.name ?? node));
    }
  }
  for (const member of node.members) {
    const isField = ts.isPropertyDeclaration(member) && !hasModifier(member, ts.SyntaxKind.StaticKeyword);
    if (isField && member.initializer) draft.store(0, walk.value(member.initializer), member.name.getText());
  }
  if (own === undefined) return;
  own.parameters.forEach((parameter, index) => {
    if (ts.isParameterPropertyDeclaration(parameter, own)) draft.store(0, index + 1, parameter.name.getText());
  });
  walk.parameters(own.parameters, own.parameters.map((_, index) => index + 1));
  walk.body(own.body);
}

function parametersOf(context: Context, node: UnitNode): readonly ts.ParameterDeclaration[] {
  const { ts, checker } = context;
  if (!ts.isClassLike(node)) return ts.isFunctionLike(node) ? node.parameters : [];
  const own = node.members.find((member): member is ts.ConstructorDeclaration => ts.isConstructorDeclaration(member) && member.body !== undefined);
  if (own !== undefined) return own.parameters;
  const symbol = node.name && checker.getSymbolAtLocation(node.name);
  const signature = symbol && checker.getTypeOfSymbol(symbol).getConstructSignatures()[0];
  return (signature?.declaration?.parameters ?? []).filter((parameter) => ts.isParameter(parameter));
}

/** "Bank.total" for a method, "new Task" for a class, "stamp" for a function or a constant. */
function labelOf({ ts }: Context, node: UnitNode): string {
  if (ts.isClassLike(node)) return `new ${node.name?.text ?? "class"}`;
  if (ts.isClassStaticBlockDeclaration(node)) return `static block of ${node.parent.name?.text ?? "class"}`;
  const assigned = ts.isBinaryExpression(node.parent) && node.name === undefined ? node.parent.left.getText() : undefined;
  if (assigned !== undefined) return assigned.replace(/^(module\.)?exports\./, "");
  const owner = ts.isVariableDeclaration(node.parent) || ts.isPropertyAssignment(node.parent) ? node.parent : node;
  const name = owner.name?.getText() ?? (ts.isConstructorDeclaration(node) ? "constructor" : "a function");
  const { parent } = node;
  const isMember = (ts.isClassLike(parent) || ts.isEnumDeclaration(parent)) && parent.name;
  return isMember ? `${parent.name!.text}.${name}` : name;
}

