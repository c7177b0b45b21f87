import type ts from "typescript";
import type { Compilation } from "../compilation.ts";
import { codeNodesOf } from "./code-nodes.ts";
import { type Context, isLibrary, resolveAlias } from "./context.ts";
import { isTakenUp } from "./taken-up.ts";
import type { TellingTypes } from "./telling-types.ts";
import { isTransient } from "./transients.ts";

/**
 * Where code in the file takes up what may have been made before the command that runs, and that no state holds: what
 * variables of modules and static or transient fields lead to, what an object gives back that cannot be stored itself,
 * what was caught, and what a package returns as anything. `mayHold` tells of types whether it can be among their values.
 */
export function earlierValuesIn(
  context: Context,
  types: TellingTypes,
  mayHold: (type: ts.Type) => boolean,
  file: ts.SourceFile,
): readonly ts.Expression[] {
  return (codeNodesOf(context, file, chainKinds) as readonly ts.Expression[]).filter((node) => {
    if (!isTakenUp(context, node)) return false;
    const type = context.checker.getTypeAtLocation(node);
    if (isUnknown(context, node, type)) return true;
    return mayHold(type) && !types.tells(type, node) && isFromOutside(context, types, node);
  });
}

/** What chains of accesses and calls consist of. */
function chainKinds({ ts: { SyntaxKind } }: Compilation): ReadonlySet<ts.SyntaxKind> {
  return new Set([
    SyntaxKind.Identifier,
    SyntaxKind.PropertyAccessExpression,
    SyntaxKind.ElementAccessExpression,
    SyntaxKind.CallExpression,
  ]);
}

function isFromOutside(context: Context, types: TellingTypes, whole: ts.Expression): boolean {
  const { ts } = context;
  for (let at = whole; ; ) {
    if (ts.isIdentifier(at)) return isOfModule(context, at);
    if (ts.isPropertyAccessExpression(at) || ts.isElementAccessExpression(at)) {
      if (isKeptOutside(context, at) || givesAnything(context, types, at.expression)) return true;
      at = at.expression;
    } else if (ts.isCallExpression(at) || ts.isNonNullExpression(at) || ts.isParenthesizedExpression(at)) {
      at = at.expression;
    } else return false;
  }
}

/** Whether the object is none of a state, so that nothing is known of what it holds. Of libraries only weak collections hold anything. */
function givesAnything(context: Context, types: TellingTypes, object: ts.Expression): boolean {
  const type = context.checker.getTypeAtLocation(object);
  const symbol = type.getSymbol();
  if (symbol !== undefined && isLibrary(context, symbol) && !/^Weak/.test(symbol.name)) return false;
  return types.tells(type, object);
}

/** A static field, or one that is not stored. */
function isKeptOutside(context: Context, access: ts.Expression): boolean {
  const { ts, checker } = context;
  if (!ts.isPropertyAccessExpression(access)) return false;
  const declaration = checker.getSymbolAtLocation(access.name)?.valueDeclaration;
  if (declaration === undefined || !ts.isPropertyDeclaration(declaration)) return false;
  const isStatic = (ts.getCombinedModifierFlags(declaration) & ts.ModifierFlags.Static) !== 0;
  return isStatic || isTransient(context, declaration);
}

/** A variable of a module that holds no function written there. */
function isOfModule(context: Context, node: ts.Identifier): boolean {
  const { ts, checker } = context;
  const named = ts.isShorthandPropertyAssignment(node.parent)
    ? checker.getShorthandAssignmentValueSymbol(node.parent)
    : checker.getSymbolAtLocation(node);
  const symbol = named && resolveAlias(context, named);
  const declaration = symbol?.valueDeclaration;
  if (declaration === undefined || isLibrary(context, symbol!)) return false;
  if (!ts.isVariableDeclaration(declaration) && !ts.isBindingElement(declaration)) return false;
  const { initializer: held } = declaration;
  const isFunction = held !== undefined && (ts.isArrowFunction(held) || ts.isFunctionExpression(held));
  return !isFunction && ts.findAncestor(declaration, ts.isFunctionLike) === undefined;
}

/** What was caught, and what a package gives back, when no type says what it is. */
function isUnknown(context: Context, node: ts.Expression, type: ts.Type): boolean {
  const { ts, checker, program } = context;
  if (!(type.flags & (ts.TypeFlags.Any | ts.TypeFlags.Unknown))) return false;
  if (ts.isIdentifier(node)) {
    const declaration = checker.getSymbolAtLocation(node)?.valueDeclaration;
    return declaration !== undefined && ts.isCatchClause(declaration.parent);
  }
  const signature = ts.isCallExpression(node) ? checker.getResolvedSignature(node) : undefined;
  const declared = signature?.declaration?.getSourceFile();
  return (
    declared?.isDeclarationFile === true &&
    !program.isSourceFileDefaultLibrary(declared) &&
    !/\/node_modules\/(@types\/node|coopy)\//.test(declared.fileName)
  );
}
