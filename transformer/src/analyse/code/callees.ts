import type ts from "typescript";
import { type Context, isLibrary } from "../context.ts";
import type { Call } from "./calls.ts";
import { ifMade, madeBy } from "./made-here.ts";
import { memberSymbol } from "./member-symbols.ts";
import { symbolOf } from "./names.ts";
import { type Target, targetsOf } from "./targets.ts";
import { isRequire } from "./untyped.ts";
import type { Walk } from "./walk.ts";

/** What is called. Empty where the type of the callee says nothing. */
export function calleesOf(walk: Walk, node: Call, callee: ts.Expression): readonly Target[] {
  const { context } = walk;
  const { ts, checker } = context;
  if (ts.isArrowFunction(callee) || ts.isFunctionExpression(callee))
    return [{ kind: "code", declaration: callee, isOpen: false }];
  if (walk.units.isScript && isRequire(walk, callee)) return [];
  if (ts.isClassExpression(callee)) {
    walk.visit(callee);
    return [{ kind: "class", declaration: callee }];
  }
  const isMember = ts.isPropertyAccessExpression(callee) || ts.isElementAccessExpression(callee);
  const symbol = isMember
    ? memberSymbol(walk, callee)
    : ts.isIdentifier(callee)
      ? symbolOf(walk, callee)
      : undefined;
  const signature = checker.getResolvedSignature(node)?.declaration;
  if (isAny(context, node, callee, signature) && !isInsideOf(symbol, walk)) return [];
  const named = symbol ? targetsOf(walk, symbol, callee) : [];
  if (isGlobalValue(context, symbol)) return fromSignature(walk, signature, named);
  const from = isMember ? callee.expression : callee;
  if (named.length > 0 && named.every(({ kind }) => kind !== "value" && kind !== "held"))
    return isMember ? named.map((target) => ifMade(walk, from, target)) : named;
  const declared =
    signature && !ts.isJSDocSignature(signature) ? fromDeclaration(walk, signature) : undefined;
  const made = declared && ifMade(walk, from, declared);
  if (made?.kind === "made") return [made];
  // A variable may hold another function than the one that its type was taken from.
  if (declared !== undefined && named.some(({ kind }) => kind === "value")) walk.value(callee);
  // `const go = giver.go.bind(giver)`: nobody knows whose method it is.
  const isTakenOff = declared?.kind === "code" && ts.isMethodDeclaration(declared.declaration);
  if (isTakenOff && named.every(({ kind }) => kind === "value")) walk.draft.unknown(node);
  if (declared !== undefined) return [declared, ...named.filter(({ kind }) => kind === "held")];
  if (named.length > 0) return named;
  if (isMember) return byKeys(walk, callee) ?? [{ kind: "value" }];
  return signature === undefined && !ts.isIdentifier(callee) ? madeBy(walk, node) : [{ kind: "value" }];
}

/** Whether nothing is known of what is called. An assertion to `any` counts as what it says. */
function isAny(
  { ts, checker }: Context,
  node: Call,
  callee: ts.Expression,
  signature: ts.SignatureDeclaration | ts.JSDocSignature | undefined,
): boolean {
  const asserted = ts.isTaggedTemplateExpression(node) ? callee : node.expression;
  // What is `any` has no signature that is declared.
  if (asserted === callee && signature !== undefined) return false;
  return [callee, asserted].some((one) => checker.getTypeAtLocation(one).flags & ts.TypeFlags.Any);
}

function isInsideOf(symbol: ts.Symbol | undefined, walk: Walk): boolean {
  return symbol?.valueDeclaration !== undefined && walk.draft.inner.has(symbol.valueDeclaration);
}

/** `String`, `Date`: what is called is a signature of the type of a variable. */
function isGlobalValue(context: Context, symbol: ts.Symbol | undefined): boolean {
  const declaration = symbol?.valueDeclaration;
  return (
    declaration !== undefined && context.ts.isVariableDeclaration(declaration) && isLibrary(context, symbol!)
  );
}

function fromSignature(
  walk: Walk,
  signature: ts.Declaration | undefined,
  named: readonly Target[],
): readonly Target[] {
  const target = signature && fromDeclaration(walk, signature);
  if (target?.kind === "library") return [target];
  return named;
}

/** The code or the library member that a call resolves to by its type. */
function fromDeclaration(walk: Walk, declaration: ts.Declaration): Target | undefined {
  const { context, units } = walk;
  const { ts } = context;
  if (declaration.getSourceFile().isDeclarationFile) {
    if (units.isOfCoopy(declaration)) return { kind: "coopy" };
    const symbol = (declaration as { symbol?: ts.Symbol }).symbol;
    const found = units.libraryMember(declaration);
    if (found !== undefined) return { kind: "library", member: found };
    const isFunctionType = ts.isFunctionTypeNode(declaration) || ts.isConstructorTypeNode(declaration);
    return symbol && !isFunctionType ? { kind: "declared", declaration, name: symbol.name } : undefined;
  }
  const code = declaration as ts.FunctionLikeDeclaration;
  if (ts.isConstructorDeclaration(code)) return { kind: "class", declaration: code.parent };
  const hasBody = ts.isFunctionLike(declaration) && code.body !== undefined;
  return hasBody ? { kind: "code", declaration: code, isOpen: false } : undefined;
}

/** `table[key]()`, where the type of the key says which members there are. */
function byKeys(
  walk: Walk,
  callee: ts.PropertyAccessExpression | ts.ElementAccessExpression,
): readonly Target[] | undefined {
  const { ts, checker } = walk.context;
  if (!ts.isElementAccessExpression(callee)) return undefined;
  const key = checker.getTypeAtLocation(callee.argumentExpression);
  const owner = checker.getTypeAtLocation(callee.expression);
  const names = (key.isUnion() ? key.types : [key]).flatMap((arm) =>
    arm.isStringLiteral() ? [arm.value] : [],
  );
  const members = names.flatMap((name) => owner.getProperty(name) ?? []);
  return members.length === 0 ? undefined : members.flatMap((member) => targetsOf(walk, member, callee));
}
