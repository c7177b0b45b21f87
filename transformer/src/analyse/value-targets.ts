import type ts from "typescript";
import { type Context, isLibrary } from "./context.ts";
import { isPattern } from "./surroundings.ts";

/** What a value is taken for where it goes; "anything" where no type says. */
export type Target = ts.Type | "anything";

/** Functions of the library that keep what they are given, or give it back. All others look at it at most. */
const keepers =
  /^(push|unshift|splice|fill|set|add|with|toSpliced|concat|of|from|fromEntries|create|reduce|reduceRight|call|apply|bind)$/;

/** Those whose types follow what they are given, and do not tell where it goes. */
const copiers = /^(assign|define\w+|freeze|seal|preventExtensions|construct)$/;

/** What the expression's value is taken for; undefined where it stays what it is, or goes nowhere. */
export function targetOf(context: Context, node: ts.Expression): Target | undefined {
  const { ts, checker } = context;
  const { parent } = node;
  if (ts.isSpreadElement(parent)) {
    return ts.isArrayLiteralExpression(parent.parent)
      ? checker.getContextualType(parent.parent)
      : argumentTarget(context, parent.parent as ts.CallExpression, parent);
  }
  if (ts.isCallExpression(parent) || ts.isNewExpression(parent)) {
    return parent.expression === node ? undefined : argumentTarget(context, parent, node);
  }
  if (ts.isShorthandPropertyAssignment(parent)) {
    const expected = parent.name === node ? checker.getContextualType(parent.parent) : undefined;
    const property = expected && checker.getPropertyOfType(expected, parent.name.text);
    return property && checker.getTypeOfSymbolAtLocation(property, node);
  }
  if (ts.isSatisfiesExpression(parent)) return undefined;
  if (ts.isAssertionExpression(parent) && ts.isConstTypeReference(parent.type)) return undefined;
  if (ts.isBinaryExpression(parent) && parent.right === node && isPattern(context, parent.left))
    return "anything";
  return checker.getContextualType(node);
}

function argumentTarget(
  context: Context,
  call: ts.CallExpression | ts.NewExpression,
  argument: ts.Expression,
): Target | undefined {
  const { checker, ts } = context;
  const signature = checker.getResolvedSignature(call);
  const declaration = signature?.getDeclaration() as ts.SignatureDeclaration | undefined;
  const operand = ts.isSpreadElement(argument) ? argument.expression : argument;
  if (signature === undefined || declaration === undefined) return checker.getContextualType(operand);
  // A question about a value narrows its type, which it would not with a call in the value's place.
  if (checker.getTypePredicateOfSignature(signature) !== undefined) return undefined;
  const name = declaration.name?.getText();
  if (isOfLibrary(context, declaration)) {
    if (name !== undefined && copiers.test(name)) return "anything";
    if (name === undefined ? ts.isCallExpression(call) : !keepers.test(name)) return undefined;
  }
  const index = call.arguments?.indexOf(argument) ?? 0;
  if (declaration.getSourceFile().isDeclarationFile) {
    const parameter = signature.parameters[Math.min(index, signature.parameters.length - 1)];
    return parameter && checker.getTypeOfSymbolAtLocation(parameter, call);
  }
  // As declared: inside, a type parameter tells nothing of what was given for it.
  const parameters = declaration.parameters.filter((one) => one.name.getText() !== "this");
  const parameter = parameters[Math.min(index, parameters.length - 1)];
  return parameter && checker.getTypeAtLocation(parameter);
}

function isOfLibrary(context: Context, declaration: ts.SignatureDeclaration): boolean {
  const symbol = (declaration as { readonly symbol?: ts.Symbol }).symbol;
  return symbol !== undefined && isLibrary(context, symbol);
}
