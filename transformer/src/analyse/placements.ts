import type ts from "typescript";
import { effectsOf } from "../effects/library.ts";
import { placingKinds } from "./code-kinds.ts";
import { codeNodesOf } from "./code-nodes.ts";
import type { Context } from "./context.ts";
import { classNamed } from "./made-classes.ts";
import { memberName } from "./member-names.ts";
import { constructorOf } from "./restore-guards.ts";
import type { StateProperties } from "./state-properties.ts";

/** A place in code where a value goes into a property of a state. */
export interface Placement {
  /** "Journal.last" */
  readonly target: string;
  readonly value: ts.Expression;
}

/** Where code in the file puts something into properties of states. */
export function placementsIn(
  context: Context,
  properties: StateProperties,
  file: ts.SourceFile,
): readonly Placement[] {
  return codeNodesOf(context, file, placingKinds)
    .flatMap((node) => placedAt(context, properties, node))
    .flatMap(({ property, value }) => {
      const target = properties.nameOf(property);
      return target === undefined ? [] : [{ target, value }];
    });
}

interface Placed {
  readonly property: ts.Symbol | undefined;
  readonly value: ts.Expression;
}

function placedAt(context: Context, properties: StateProperties, node: ts.Node): readonly Placed[] {
  const { ts, checker } = context;
  if (ts.isBinaryExpression(node)) {
    if (!isAssignment(context, node.operatorToken.kind)) return [];
    return [{ property: propertyIn(context, properties, node.left), value: node.right }];
  }
  if (ts.isPropertyDeclaration(node) || ts.isParameter(node)) {
    const { name, initializer: value } = node;
    if (value === undefined || !properties.mayBe(name.getText())) return [];
    return [{ property: checker.getSymbolAtLocation(name), value }];
  }
  if (ts.isPropertyAssignment(node) || ts.isShorthandPropertyAssignment(node)) {
    const name = node.name.getText();
    const expected = properties.mayBe(name) ? checker.getContextualType(node.parent) : undefined;
    const property = expected && checker.getPropertyOfType(expected, name);
    return [{ property, value: ts.isPropertyAssignment(node) ? node.initializer : node.name }];
  }
  if (ts.isNewExpression(node)) return made(context, node);
  return ts.isCallExpression(node) ? called(context, properties, node) : [];
}

/** `new Entry(value)`, where the constructor's parameters are properties. */
function made(context: Context, node: ts.NewExpression): readonly Placed[] {
  const { ts, checker } = context;
  const declaration = classNamed(context, node.expression);
  const maker = declaration && constructorOf(context, declaration);
  return (maker?.parameters ?? []).flatMap((parameter, index): readonly Placed[] => {
    const value = node.arguments?.[index];
    if (value === undefined || !ts.isParameterPropertyDeclaration(parameter, maker!)) return [];
    return [{ property: checker.getSymbolAtLocation(parameter.name), value }];
  });
}

function isAssignment({ ts }: Context, operator: ts.SyntaxKind): boolean {
  return (
    operator === ts.SyntaxKind.EqualsToken ||
    operator === ts.SyntaxKind.QuestionQuestionEqualsToken ||
    operator === ts.SyntaxKind.BarBarEqualsToken ||
    operator === ts.SyntaxKind.AmpersandAmpersandEqualsToken
  );
}

/** `this.entries.push(entry)`, `this.byName.set(name, entry)`. */
function called(context: Context, properties: StateProperties, node: ts.CallExpression): readonly Placed[] {
  if (!context.ts.isPropertyAccessExpression(node.expression)) return [];
  const { name, expression } = node.expression;
  if (!/^(push|unshift|splice|fill|set|add)$/.test(name.text)) return [];
  const property = propertyIn(context, properties, expression);
  if (property === undefined || !isMutator(context, node)) return [];
  const before = name.text === "splice" ? 2 : 0;
  return node.arguments.slice(before).map((value) => ({ property, value }));
}

function isMutator({ ts, checker }: Context, node: ts.CallExpression): boolean {
  const declaration = checker.getResolvedSignature(node)?.declaration;
  const member = declaration && memberName(ts, declaration);
  return member !== undefined && (effectsOf(member) ?? []).some(({ writes }) => writes === "receiver");
}

/** The property that an expression reads, or into whose value it reaches: `this.entries`, `this.entries[0]!`. */
function propertyIn(
  context: Context,
  properties: StateProperties,
  node: ts.Expression,
): ts.Symbol | undefined {
  const { ts, checker } = context;
  if (
    ts.isNonNullExpression(node) ||
    ts.isParenthesizedExpression(node) ||
    ts.isElementAccessExpression(node)
  )
    return propertyIn(context, properties, node.expression);
  if (!ts.isPropertyAccessExpression(node) || !properties.mayBe(node.name.text)) return undefined;
  return checker.getSymbolAtLocation(node.name);
}
