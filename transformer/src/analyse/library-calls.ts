import type ts from "typescript";
import { type Context, isLibrary, resolveAlias } from "./context.ts";
import { isFresh, isMutator } from "./fresh.ts";
import { holdsPlain, isPlain, isRegExp, isUnknowable, iteratesPlainly } from "./plain-values.ts";
import { pureConstructors, pureFunctions, pureMethods, sameAs, walkers } from "./pure-library.ts";

/** Whether a call is of the library's, and changes nothing that was there before; functions handed to it aside. */
export function isPureLibraryCall(context: Context, node: ts.CallExpression, declaration: ts.Node): boolean {
  const { ts, checker } = context;
  const { expression } = node;
  const symbol = checker.getSymbolAtLocation(
    ts.isPropertyAccessExpression(expression) ? expression.name : expression,
  );
  if (symbol === undefined || !isLibrary(context, resolveAlias(context, symbol))) return false;
  if (ts.isIdentifier(expression)) {
    if (symbol.name === "structuredClone") return true;
    return (
      pureFunctions.includes(symbol.name) && node.arguments.every((argument) => isPlain(context, argument))
    );
  }
  const owner = declaration.parent;
  if (!ts.isPropertyAccessExpression(expression) || !ts.isInterfaceDeclaration(owner)) return false;
  if (node.arguments.some((argument) => isUnknowable(context, argument))) return false;
  const type = sameAs[owner.name.text] ?? owner.name.text;
  const receiver = expression.expression;
  if (type === "RegExp") return symbol.name === "test" && isStateless(context, receiver);
  const sorts = /^(sort|toSorted)$/.test(symbol.name) && node.arguments.length === 0;
  if ((sorts || symbol.name === "join") && !holdsPlain(context, receiver)) return false;
  if (isMutator(context, node)) return isFresh(context, receiver);
  if (type === "String" && !node.arguments.every((argument) => isTextual(context, argument))) return false;
  const [first] = node.arguments;
  if (walkers.includes(`${type}.${symbol.name}`) && !(first && iteratesPlainly(context, first))) return false;
  return pureMethods[type]?.includes(symbol.name) ?? false;
}

/** What a method of a text takes: plain values, patterns, and functions. */
function isTextual(context: Context, argument: ts.Expression): boolean {
  const isFunction = context.checker.getTypeAtLocation(argument).getCallSignatures().length > 0;
  return isFunction || isPlain(context, argument) || isRegExp(context, argument);
}

/** `clock.now()`, `random.next()`: in a query they tell the real time, and nothing is journalled. */
export function isCoopyValue(context: Context, { expression }: ts.CallExpression): boolean {
  const { ts, checker } = context;
  if (!ts.isPropertyAccessExpression(expression) || !ts.isIdentifier(expression.expression)) return false;
  const imported = checker.getSymbolAtLocation(expression.expression)?.declarations?.[0];
  if (imported === undefined || !ts.isImportSpecifier(imported)) return false;
  const from = imported.parent.parent.parent.moduleSpecifier;
  const isCoopy = ts.isStringLiteral(from) && from.text === "coopy";
  return isCoopy && ["clock", "random"].includes((imported.propertyName ?? imported.name).text);
}

export function isPureConstructor(context: Context, node: ts.NewExpression): boolean {
  const { ts, checker } = context;
  const { expression, arguments: given = [] } = node;
  if (!ts.isIdentifier(expression) || !pureConstructors.includes(expression.text)) return false;
  const symbol = checker.getSymbolAtLocation(expression);
  if (symbol === undefined || !isLibrary(context, symbol)) return false;
  if (given.some((argument) => isUnknowable(context, argument))) return false;
  const isCollection = symbol.name === "Map" || symbol.name === "Set";
  return (
    !isCollection ||
    given.every((argument) => isNull(context, argument) || iteratesPlainly(context, argument))
  );
}

/** Whether `instanceof` asks nothing of the user's: a class may answer itself, by `Symbol.hasInstance`. */
export function tellsInstances(context: Context, theClass: ts.Expression): boolean {
  const { ts, checker } = context;
  const type = checker.getTypeAtLocation(theClass);
  if (type.flags & (ts.TypeFlags.Any | ts.TypeFlags.Never)) return false;
  return checker
    .getPropertiesOfType(type)
    .every((member) => !member.name.startsWith("__@hasInstance") || isLibrary(context, member));
}

export function isNull(context: Context, node: ts.Expression): boolean {
  const { SyntaxKind } = context.ts;
  return node.kind === SyntaxKind.NullKeyword || node.getText() === "undefined";
}
/** Whether a pattern keeps no place between its uses: one written here, or without the flags that make it. */
function isStateless(context: Context, pattern: ts.Expression): boolean {
  const { ts, checker } = context;
  if (ts.isRegularExpressionLiteral(pattern)) return true;
  if (!ts.isIdentifier(pattern)) return false;
  const declaration = checker.getSymbolAtLocation(pattern)?.valueDeclaration;
  if (declaration === undefined || !ts.isVariableDeclaration(declaration)) return false;
  const isConstant = (ts.getCombinedNodeFlags(declaration) & ts.NodeFlags.Const) !== 0;
  const { initializer } = declaration;
  return (
    isConstant &&
    initializer !== undefined &&
    ts.isRegularExpressionLiteral(initializer) &&
    !/[gy][a-z]*$/.test(initializer.text)
  );
}
