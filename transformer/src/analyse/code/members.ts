import type ts from "typescript";
import { placeOf, resolveAlias } from "../context.ts";
import type { Value } from "./draft.ts";
import { convert } from "./implicit.ts";
import { useOf } from "./library-use.ts";
import { mention } from "./mentions.ts";
import { functionOf, isVariable, symbolOf } from "./names.ts";
import { isPrimitiveType, outsideValue, readOutside } from "./outside.ts";
import { bare, hasModifier, isInside } from "./syntax.ts";
import { type Target, targetsOf } from "./targets.ts";
import type { Walk } from "./walk.ts";

export type Access = ts.PropertyAccessExpression | ts.ElementAccessExpression;

/** Reads `object.name` or `object[key]`, which may run a getter; or mentions the method that stands there. */
export function readMember(walk: Walk, node: Access): Value {
  const { context } = walk;
  const { ts } = context;
  const symbol = memberSymbol(walk, node);
  if (symbol !== undefined && isOfNamespace(walk, node)) return readExported(walk, node, symbol);
  const object = objectOf(walk, node, symbol);
  if (ts.isElementAccessExpression(node)) {
    convert(walk, node.argumentExpression, walk.value(node.argumentExpression), "text");
    if (symbol === undefined) return readAny(walk, node, object);
  }
  if (symbol === undefined)
    return walk.draft.loaded(object, ts.isPropertyAccessExpression(node) ? node.name.text : undefined);
  return readProperty(walk, symbol, node, object);
}

/** Reads a property whose object is at a slot. */
export function readProperty(walk: Walk, symbol: ts.Symbol, node: ts.Node, object: Value): Value {
  const { context, draft, units } = walk;
  const { ts } = context;
  const held: Value[] = [];
  let isPlain = false;
  const targets: Target[] = [];
  for (const declaration of declarationsOf(walk, symbol)) {
    if (ts.isGetAccessorDeclaration(declaration) && declaration.body) {
      draft.enter(units.of(declaration), "call", node);
      held.push(draft.invoke([units.of(declaration)], { receiver: object, arguments: [] }, placeOf(node)));
    } else if (
      ts.isPropertyDeclaration(declaration) &&
      hasModifier(declaration, ts.SyntaxKind.StaticKeyword)
    ) {
      held.push(readStatic(walk, node, declaration));
    } else if (ts.isEnumMember(declaration)) draft.enter(units.of(declaration), "initialise", node);
    else if (!ts.isSetAccessor(declaration)) isPlain = true;
  }
  if (isPlain) targets.push(...targetsOf(walk, symbol, node).filter(isKnown));
  if (targets.length > 0 && ts.isExpression(node)) held.push(...members(walk, node, targets));
  const isNothing =
    context.ts.isExpression(node) && isPrimitiveType(context.checker.getTypeAtLocation(node), walk);
  return isNothing
    ? undefined
    : draft.either(isPlain ? draft.loaded(object, symbol.name) : undefined, ...held);
}

function isKnown({ kind }: Target): boolean {
  return kind === "library" || kind === "code" || kind === "class";
}

/** A property of a library object is used where it is read; a method where it is handed on. */
function members(walk: Walk, node: ts.Expression, targets: readonly Target[]): Value[] {
  const library = targets.filter((target) => target.kind === "library");
  for (const { member } of library) useOf(walk, member, node);
  const code = targets.filter(({ kind }) => kind !== "library");
  return code.length === 0 ? [] : [mention(walk, node, code)];
}

export function declarationsOf({ units }: Walk, symbol: ts.Symbol): readonly ts.Declaration[] {
  return (symbol.declarations ?? []).flatMap((declaration) => units.dispatch.membersBehind(declaration));
}

/** `Account.count`: made when the class is, with its static blocks, and kept with the module. */
function readStatic(walk: Walk, node: ts.Node, declaration: ts.PropertyDeclaration): Value {
  const { draft, units, context } = walk;
  const { ts } = context;
  if (declaration.getSourceFile().isDeclarationFile) return undefined;
  if (declaration.initializer) draft.enter(units.of(declaration), "initialise", node);
  for (const member of declaration.parent.members) {
    if (ts.isClassStaticBlockDeclaration(member)) draft.enter(units.of(member), "initialise", node);
  }
  return outsideValue(walk, node, declaration);
}

/** The symbol of the member, if the key is known when the program is compiled. */
export function memberSymbol({ context }: Walk, node: Access): ts.Symbol | undefined {
  const { ts, checker } = context;
  const name = ts.isPropertyAccessExpression(node) ? node.name : node.argumentExpression;
  const isNamed =
    ts.isPropertyAccessExpression(node) || ts.isStringLiteralLike(name) || ts.isNumericLiteral(name);
  const symbol = isNamed ? checker.getSymbolAtLocation(name) : keyed();
  return symbol && resolveAlias(context, symbol);

  /** `object[key]` where the type of the key is one text: `const key = "now"`. */
  function keyed(): ts.Symbol | undefined {
    const type = checker.getTypeAtLocation(name);
    const key = type.isStringLiteral()
      ? type.value
      : type.flags & ts.TypeFlags.UniqueESSymbol
        ? String((type as ts.UniqueESSymbolType).escapedName)
        : undefined;
    return key === undefined ? undefined : checker.getTypeAtLocation(node.expression).getProperty(key);
  }
}

/** The object that a member is asked of. A constant that only holds functions is not read as a whole for one of them. */
export function objectOf(walk: Walk, node: Access, symbol: ts.Symbol | undefined): Value {
  const { context } = walk;
  const { ts } = context;
  const literal =
    symbol && ts.isIdentifier(node.expression) ? literalNamed(walk, node.expression) : undefined;
  const isPart =
    literal !== undefined &&
    symbol?.declarations?.every(
      (declaration) =>
        isInside(declaration, literal) &&
        (ts.isAccessor(declaration) || functionOf(walk, declaration) !== undefined),
    );
  if (!isPart) return walk.value(node.expression);
  const declaration = symbolOf(walk, node.expression)?.valueDeclaration;
  return declaration && outsideValue(walk, node.expression, declaration);
}

/** The literal that a constant outside the unit holds. */
function literalNamed(walk: Walk, node: ts.Identifier): ts.ObjectLiteralExpression | undefined {
  const { ts } = walk.context;
  const declaration = symbolOf(walk, node)?.valueDeclaration;
  if (declaration === undefined || !ts.isVariableDeclaration(declaration) || isInside(declaration, walk.home))
    return undefined;
  const value = declaration.initializer && bare(walk.context, declaration.initializer);
  return value !== undefined && ts.isObjectLiteralExpression(value) ? value : undefined;
}

/** `helpers.stamp` after `import * as helpers`, or a member of a namespace. */
function isOfNamespace(walk: Walk, { expression }: Access): boolean {
  const { ts } = walk.context;
  if (!ts.isIdentifier(expression) && !ts.isPropertyAccessExpression(expression)) return false;
  const symbol = symbolOf(walk, ts.isIdentifier(expression) ? expression : expression.name);
  const isNamespace =
    symbol !== undefined &&
    (symbol.flags & (ts.SymbolFlags.ValueModule | ts.SymbolFlags.NamespaceModule)) !== 0;
  return isNamespace && !(symbol.flags & (ts.SymbolFlags.Class | ts.SymbolFlags.Enum));
}

function readExported(walk: Walk, node: Access, symbol: ts.Symbol): Value {
  const { context } = walk;
  const declaration = symbol.valueDeclaration;
  const isOurs = declaration !== undefined && !declaration.getSourceFile().isDeclarationFile;
  if (
    isOurs &&
    isVariable(walk, declaration) &&
    context.ts.isPropertyAccessExpression(node) &&
    context.ts.isIdentifier(node.name)
  ) {
    return readOutside(walk, node.name, declaration);
  }
  const targets = targetsOf(walk, symbol, node);
  if (targets.some(({ kind }) => kind === "library")) members(walk, node, targets);
  return mention(
    walk,
    node,
    targets.filter(({ kind }) => kind !== "library"),
  );
}

/** `object[key]` may be any of its properties, and run any of its getters. */
function readAny(walk: Walk, node: ts.ElementAccessExpression, object: Value): Value {
  const { context, draft } = walk;
  const { ts, checker } = context;
  const isNothing = isPrimitiveType(checker.getTypeAtLocation(node), walk);
  const held = [isNothing ? undefined : draft.loaded(object)];
  for (const property of checker.getPropertiesOfType(checker.getTypeAtLocation(node.expression))) {
    const hasGetter = declarationsOf(walk, property).some(
      (declaration) =>
        ts.isGetAccessorDeclaration(declaration) && !declaration.getSourceFile().isDeclarationFile,
    );
    if (hasGetter) held.push(readProperty(walk, property, node, object));
  }
  return draft.either(...held);
}
