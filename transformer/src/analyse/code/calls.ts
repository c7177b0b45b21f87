import type ts from "typescript";
import { type Context, isLibrary, placeOf } from "../context.ts";
import { declaredCode } from "./declared.ts";
import type { Given, Value } from "./draft.ts";
import { innerFunction } from "./functions.ts";
import { iterate } from "./implicit.ts";
import { libraryCall } from "./library-calls.ts";
import { memberSymbol, objectOf } from "./members.ts";
import { isOwnVariable, symbolOf } from "./names.ts";
import { platformMemberName } from "../platform-paths.ts";
import { bare, isInside } from "./syntax.ts";
import { type Target, targetsOf } from "./targets.ts";
import { isRequire, untypedCall } from "./untyped.ts";
import type { Walk } from "./walk.ts";

export type Call = ts.CallExpression | ts.NewExpression | ts.TaggedTemplateExpression;

/** Walks through a call. Gives where its result is. */
export function callOf(walk: Walk, node: Call): Value {
  const { context, draft } = walk;
  const { ts } = context;
  const callee = bare(context, ts.isTaggedTemplateExpression(node) ? node.tag : node.expression);
  if (callee.kind === ts.SyntaxKind.ImportKeyword) return imported(walk, node);
  const given = { ...argumentsOf(walk, node), receiver: receiverOf(walk, callee) };
  if (draft.hasPool(node)) draft.assign(draft.poolOf(node), draft.reached(given.receiver, ...given.arguments, given.rest));
  if (callee.kind === ts.SyntaxKind.SuperKeyword) return constructBase(walk, node, given);
  const targets = calleesOf(walk, node, callee);
  if (targets.length === 0) return unknownCall(walk, node, callee, given);
  return draft.either(...targets.map((target) => callTo(walk, node, callee, target, given)));
}

function argumentsOf(walk: Walk, node: Call): Omit<Given, "receiver"> {
  const { ts } = walk.context;
  const { draft } = walk;
  if (ts.isTaggedTemplateExpression(node)) {
    const parts = ts.isTemplateExpression(node.template) ? node.template.templateSpans : [];
    return { arguments: [draft.made(), ...parts.map(({ expression }) => walk.value(expression))] };
  }
  const values: Value[] = [];
  let rest: Value;
  for (const argument of node.arguments ?? []) {
    if (!ts.isSpreadElement(argument)) {
      const value = walk.value(argument);
      if (rest === undefined) values.push(value);
      else draft.assign(rest, value);
      continue;
    }
    rest ??= draft.slot();
    draft.assign(rest, iterate(walk, argument.expression, walk.value(argument.expression)));
  }
  return { arguments: values, ...(rest !== undefined && { rest }) };
}

/** The object that a method is called on. */
function receiverOf(walk: Walk, callee: ts.Expression): Value {
  const { ts } = walk.context;
  if (ts.isPropertyAccessExpression(callee)) return objectOf(walk, callee, memberSymbol(walk, callee));
  if (ts.isElementAccessExpression(callee)) {
    walk.value(callee.argumentExpression);
    return objectOf(walk, callee, memberSymbol(walk, callee));
  }
  // `make()()`: what gives the function runs as well.
  if (ts.isCallExpression(callee)) walk.value(callee);
  return undefined;
}

/** What is called. Empty where the type of the callee says nothing. */
function calleesOf(walk: Walk, node: Call, callee: ts.Expression): readonly Target[] {
  const { context } = walk;
  const { ts, checker } = context;
  if (ts.isArrowFunction(callee) || ts.isFunctionExpression(callee)) return [{ kind: "code", declaration: callee, isOpen: false }];
  if (walk.units.isScript && isRequire(walk, callee)) return [];
  const isMember = ts.isPropertyAccessExpression(callee) || ts.isElementAccessExpression(callee);
  const symbol = isMember ? memberSymbol(walk, callee) : ts.isIdentifier(callee) ? symbolOf(walk, callee) : undefined;
  if (checker.getTypeAtLocation(callee).flags & ts.TypeFlags.Any && !isInsideOf(symbol, walk)) return [];
  const named = symbol ? targetsOf(walk, symbol, callee) : [];
  const signature = checker.getResolvedSignature(node)?.declaration;
  if (isGlobalValue(context, symbol)) return fromSignature(walk, signature, named);
  if (named.length > 0 && named.every(({ kind }) => kind !== "value" && kind !== "held")) return named;
  const declared = signature && !ts.isJSDocSignature(signature) ? fromDeclaration(walk, signature) : undefined;
  // A variable may hold another function than the one that its type was taken from.
  if (declared !== undefined && named.some(({ kind }) => kind === "value")) walk.value(callee);
  if (declared !== undefined) return [declared, ...named.filter(({ kind }) => kind === "held")];
  if (named.length > 0) return named;
  if (isMember) return byKeys(walk, callee) ?? [{ kind: "value" }];
  return signature === undefined && !ts.isIdentifier(callee) ? [] : [{ kind: "value" }];
}

function isInsideOf(symbol: ts.Symbol | undefined, walk: Walk): boolean {
  return symbol?.valueDeclaration !== undefined && walk.draft.inner.has(symbol.valueDeclaration);
}

/** `String`, `Date`: what is called is a signature of the type of a variable. */
function isGlobalValue(context: Context, symbol: ts.Symbol | undefined): boolean {
  const declaration = symbol?.valueDeclaration;
  return declaration !== undefined && context.ts.isVariableDeclaration(declaration) && isLibrary(context, symbol!);
}

function fromSignature(walk: Walk, signature: ts.Declaration | undefined, named: readonly Target[]): readonly Target[] {
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
function byKeys(walk: Walk, callee: ts.PropertyAccessExpression | ts.ElementAccessExpression): readonly Target[] | undefined {
  const { ts, checker } = walk.context;
  if (!ts.isElementAccessExpression(callee)) return undefined;
  const key = checker.getTypeAtLocation(callee.argumentExpression);
  const owner = checker.getTypeAtLocation(callee.expression);
  const names = (key.isUnion() ? key.types : [key]).flatMap((arm) => (arm.isStringLiteral() ? [arm.value] : []));
  const members = names.flatMap((name) => owner.getProperty(name) ?? []);
  return members.length === 0 ? undefined : members.flatMap((member) => targetsOf(walk, member, callee));
}

function callTo(walk: Walk, node: Call, callee: ts.Expression, target: Target, given: Given): Value {
  const { draft, units } = walk;
  if (target.kind === "library") {
    const isNew = walk.context.ts.isNewExpression(node) && !target.member.startsWith("new ");
    const member = platformMemberName(walk.context, target.member, callee);
    return libraryCall(walk, node, callee, isNew ? `new ${member}` : member, given);
  }
  if (target.kind === "class") return construct(walk, node, target.declaration, given);
  if (target.kind === "code") return isInside(target.declaration, walk.home) && target.declaration !== walk.home ? callInner(walk, target.declaration, given) : enter(walk, node, target, given);
  if (target.kind === "declared") return declaredCode(walk, target, node, given);
  if (target.kind === "coopy") return draft.made();
  if (target.kind === "held") units.held(walk, target.declaration, node);
  return valueCalled(walk, node, callee, given);
}

function enter(walk: Walk, node: Call, { declaration, isOpen }: Extract<Target, { kind: "code" }>, given: Given): Value {
  const { draft, units } = walk;
  const unit = units.of(declaration);
  draft.enter(unit, isOpen ? "open" : "call", node);
  return draft.invoke([unit], given, placeOf(node));
}

/** A function of the unit itself, called by its name: its parameters get what is given here. */
function callInner(walk: Walk, declaration: ts.FunctionLikeDeclaration, given: Given): Value {
  const { draft } = walk;
  const inner = innerFunction(walk, declaration);
  draft.assign(inner.receiver, given.receiver);
  inner.parameters.forEach((slot, index) => {
    const isRest = inner.hasRest && index === inner.parameters.length - 1;
    if (isRest) draft.assign(slot, draft.made(...given.arguments.slice(index), given.rest));
    else draft.assign(slot, draft.either(given.arguments[index], given.rest));
  });
  return inner.result;
}

/** A function held in a variable: what it does is charged where it was made; what it gives may hold what it is given. */
function valueCalled(walk: Walk, node: Call, callee: ts.Expression, given: Given): Value {
  const { draft } = walk;
  const own = walk.value(callee);
  if (!isOnlyRead(walk, callee)) draft.callValue(own, node);
  const result = draft.reached(own, given.receiver, ...given.arguments, given.rest);
  return draft.either(result, draft.made(result));
}

function construct(walk: Walk, node: Call, declaration: ts.ClassLikeDeclaration, given: Given): Value {
  const { draft, units } = walk;
  const instance = draft.made();
  if (isOwnVariable(walk, declaration)) {
    draft.store(instance, draft.reached(...given.arguments, given.rest));
    return instance;
  }
  draft.enter(units.of(declaration), "call", node);
  draft.invoke([units.of(declaration)], { ...given, receiver: instance }, placeOf(node));
  return instance;
}

/** `super(…)` */
function constructBase(walk: Walk, node: Call, given: Given): Value {
  const { units, draft, context } = walk;
  const derived = context.ts.findAncestor(node, context.ts.isClassLike);
  for (const unit of derived ? units.basesOf(derived, walk) : []) {
    draft.enter(unit, "call", node);
    draft.invoke([unit], { ...given, receiver: walk.receiver }, placeOf(node));
  }
  return undefined;
}

function imported(walk: Walk, node: Call): Value {
  walk.draft.find("DET173", node, undefined, "import()");
  walk.draft.unknown(node);
  return undefined;
}

function unknownCall(walk: Walk, node: Call, callee: ts.Expression, given: Given): Value {
  if (walk.units.isScript) return untypedCall(walk, node, callee, given);
  const { draft } = walk;
  const own = walk.value(callee);
  draft.find("DET181", node, "calls what has no type");
  draft.unknown(node);
  return draft.reached(own, given.receiver, ...given.arguments, given.rest);
}

/** `table[key](…)`, where a constant holds the table and nothing but reads it. */
function isOnlyRead({ context, units }: Walk, callee: ts.Expression): boolean {
  const { ts } = context;
  if (!ts.isPropertyAccessExpression(callee) && !ts.isElementAccessExpression(callee)) return false;
  const table = bare(context, callee.expression);
  const declaration = ts.isIdentifier(table) ? symbolOf({ context }, table)?.valueDeclaration : undefined;
  return declaration !== undefined && ts.isVariableDeclaration(declaration) && units.variables.isOnlyRead(declaration);
}
