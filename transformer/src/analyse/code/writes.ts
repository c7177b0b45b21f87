import type ts from "typescript";
import { runAccessor } from "./accessors.ts";
import type { Value } from "./flow-draft.ts";
import { iterate } from "./iteration.ts";
import { keeps } from "./keeping.ts";
import { declarationsOf, memberSymbol, objectOf } from "./member-symbols.ts";
import { isOwnVariable, symbolOf } from "./names.ts";
import { bare, hasModifier } from "./syntax.ts";
import { takenFrom } from "./unnamed-getters.ts";
import { entersSetters } from "./unnamed-setters.ts";
import type { Walk } from "./walk.ts";

/** Assigns a value to a target. `node` is the whole expression that does it. */
export function assignTo(walk: Walk, written: ts.Node, value: Value, node: ts.Node): void {
  const { ts } = walk.context;
  const target = ts.isExpression(written) ? bare(walk.context, written) : written;
  if (ts.isIdentifier(target)) return assignName(walk, target, value, node);
  if (ts.isPropertyAccessExpression(target) || ts.isElementAccessExpression(target))
    return assignMember(walk, target, value, node);
  if (ts.isArrayLiteralExpression(target)) {
    // A pattern has no type of its own: what it takes apart has.
    const { parent } = target;
    const isWhole = ts.isBinaryExpression(parent) && parent.left === target;
    const element = iterate(walk, isWhole ? parent.right : target, value);
    if (!isWhole) walk.draft.unknown(node);
    for (const part of target.elements) assignPart(walk, part, element);
  } else if (ts.isObjectLiteralExpression(target)) {
    for (const property of target.properties) assignProperty(walk, property, value);
  } else walk.draft.unknown(node);
}

function assignPart(walk: Walk, part: ts.Expression, value: Value): void {
  const { ts } = walk.context;
  if (ts.isOmittedExpression(part)) return;
  if (ts.isSpreadElement(part)) return assignTo(walk, part.expression, walk.draft.made(value), part);
  const hasDefault = ts.isBinaryExpression(part) && part.operatorToken.kind === ts.SyntaxKind.EqualsToken;
  if (!hasDefault) return assignTo(walk, part, value, part);
  assignTo(walk, part.left, walk.draft.either(value, walk.value(part.right)), part);
}

function assignProperty(walk: Walk, property: ts.ObjectLiteralElementLike, object: Value): void {
  const { ts } = walk.context;
  if (ts.isPropertyAssignment(property)) {
    if (ts.isComputedPropertyName(property.name)) walk.value(property.name.expression);
    return assignPart(walk, property.initializer, takenFrom(walk, property.name, object));
  }
  if (ts.isSpreadAssignment(property))
    return assignTo(walk, property.expression, walk.draft.made(walk.draft.loaded(object)), property);
  if (!ts.isShorthandPropertyAssignment(property)) return;
  const { name, objectAssignmentInitializer: otherwise } = property;
  const value = takenFrom(walk, name, object);
  assignName(walk, name, walk.draft.either(value, otherwise && walk.value(otherwise)), property);
}

function assignName(walk: Walk, target: ts.Identifier, value: Value, node: ts.Node): void {
  const { draft, units } = walk;
  const symbol = symbolOf(walk, target);
  const declaration = symbol?.valueDeclaration;
  if (symbol === undefined || declaration === undefined) return draft.unknown(node);
  keeps(walk, target, node);
  if (isOwnVariable(walk, declaration)) return draft.assign(draft.variable(symbol), value);
  const variable = units.variables.keyOf(declaration);
  draft.writeOutside(variable, node);
  draft.store(draft.outside(variable), value);
}

function assignMember(
  walk: Walk,
  target: ts.PropertyAccessExpression | ts.ElementAccessExpression,
  value: Value,
  node: ts.Node,
): void {
  const { context, draft, units } = walk;
  const { ts } = context;
  const symbol = memberSymbol(walk, target);
  keeps(walk, target, node);
  const object = objectOf(walk, target, undefined);
  if (ts.isElementAccessExpression(target)) walk.value(target.argumentExpression);
  const declarations = symbol ? declarationsOf(walk, symbol) : [];
  for (const declaration of declarations) {
    if (ts.isSetAccessor(declaration) && declaration.body)
      runAccessor(walk, declaration, { receiver: object, arguments: [value] }, node, target);
    const isStatic =
      ts.isPropertyDeclaration(declaration) && hasModifier(declaration, ts.SyntaxKind.StaticKeyword);
    if (isStatic) draft.writeOutside(units.variables.keyOf(declaration), node);
  }
  const isOnlySet = declarations.length > 0 && declarations.every((one) => ts.isAccessor(one));
  if (isOnlySet) return;
  if (object === undefined && declarations.length === 0) draft.unknown(node);
  if (symbol === undefined) entersSetters(walk, target.expression, object, value);
  draft.write(object, node, { kind: "member", access: target });
  draft.store(object, value, symbol?.name);
}

export function removeFrom(walk: Walk, node: ts.DeleteExpression): void {
  const target = bare(walk.context, node.expression);
  const { ts } = walk.context;
  if (!ts.isPropertyAccessExpression(target) && !ts.isElementAccessExpression(target))
    return walk.draft.unknown(node);
  const object = objectOf(walk, target, undefined);
  walk.draft.write(object, node, { kind: "member", access: target, isDeleted: true });
  if (ts.isElementAccessExpression(target)) walk.value(target.argumentExpression);
}
