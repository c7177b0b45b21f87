import type ts from "typescript";
import type { Unit, UnitId } from "../../code-model.ts";
import type { Token } from "../../logic.ts";
import { type Context, placeOf } from "../context.ts";
import { basesOf } from "./bases.ts";
import { Draft } from "./draft.ts";
import { bindPattern } from "./patterns.ts";
import { hasModifier } from "./syntax.ts";
import { codeOf } from "./unit-code.ts";
import { labelOf, parametersOf, type UnitNode } from "./unit-node.ts";
import type { Units } from "./units.ts";
import { Walk } from "./walk.ts";

export function buildUnit(context: Context, units: Units, id: UnitId, node: UnitNode): Unit {
  const { ts } = context;
  const parameters = parametersOf(context, node);
  const draft = new Draft(parameters.length);
  const walk = new Walk(context, units, draft, node);
  if (ts.isClassLike(node)) construction(walk, node, parameters);
  else if (ts.isFunctionLike(node)) functionBody(walk, node);
  else if (ts.isClassStaticBlockDeclaration(node)) walk.visit(node.body);
  else if (ts.isExportAssignment(node)) draft.assign(draft.result, walk.value(node.expression));
  else if (node.initializer) initialiser(walk, node, node.initializer);
  const hasRest = parameters.at(-1)?.dotDotDotToken !== undefined;
  let code: readonly Token[] | undefined;
  units.numbers.codes[id] = () => (code ??= codeOf(context, draft, node));
  units.numbers.sites[id] = draft.sites;
  const { uses, calls, findings, reads, guards, steps, slotCount } = draft;
  return {
    kind: "unit",
    id,
    label: labelOf(context, node),
    place: placeOf(("name" in node && node.name) || node),
    ...(units.isScript && { isForeign: true }),
    uses,
    calls,
    findings,
    reads,
    guards,
    flow: { parameterCount: parameters.length, hasRest, slotCount, steps },
  };
}

function initialiser(walk: Walk, node: ts.HasInitializer, expression: ts.Expression): void {
  const value = walk.value(expression);
  walk.draft.assign(walk.draft.result, value);
  const { ts } = walk.context;
  // A pattern asks for members: `const { platform } = process`.
  if (ts.isVariableDeclaration(node) && !ts.isIdentifier(node.name)) bindPattern(walk, node.name, value);
}

function functionBody(walk: Walk, node: ts.FunctionLikeDeclaration): void {
  const { ts } = walk.context;
  for (const decorator of ts.canHaveDecorators(node) ? (ts.getDecorators(node) ?? []) : []) {
    walk.value(decorator.expression);
    walk.draft.unknown(decorator);
  }
  if (hasModifier(node, ts.SyntaxKind.AsyncKeyword))
    walk.draft.find("DET151", node.name ?? node, undefined, "async");
  walk.parameters(
    node.parameters,
    node.parameters.map((_, index) => index + 1),
  );
  walk.body(node.body);
}

/** What `new` runs: initialisers of fields, and the constructor; those of the base first. */
function construction(
  walk: Walk,
  node: ts.ClassLikeDeclaration,
  parameters: readonly ts.ParameterDeclaration[],
): void {
  const { draft, context } = walk;
  const { ts } = context;
  const own = node.members.find(
    (member): member is ts.ConstructorDeclaration =>
      ts.isConstructorDeclaration(member) && member.body !== undefined,
  );
  for (const decorator of ts.getDecorators(node) ?? []) {
    walk.value(decorator.expression);
    draft.unknown(decorator);
  }
  if (own === undefined) {
    for (const unit of basesOf(walk, node)) {
      draft.enter(unit, "call", node);
      draft.invoke(
        [unit],
        { receiver: 0, arguments: parameters.map((_, index) => index + 1) },
        placeOf(node.name ?? node),
      );
    }
  }
  for (const member of node.members) {
    const isField = ts.isPropertyDeclaration(member) && !hasModifier(member, ts.SyntaxKind.StaticKeyword);
    if (isField && member.initializer) draft.store(0, walk.value(member.initializer), member.name.getText());
  }
  if (own === undefined) return;
  own.parameters.forEach((parameter, index) => {
    if (ts.isParameterPropertyDeclaration(parameter, own))
      draft.store(0, index + 1, parameter.name.getText());
  });
  walk.parameters(
    own.parameters,
    own.parameters.map((_, index) => index + 1),
  );
  walk.body(own.body);
}
