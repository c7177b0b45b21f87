import type ts from "typescript";
import { effectsOf } from "../../effects/library.ts";
import { runAccessor } from "./accessors.ts";
import { takesParameters } from "./address-parameters.ts";
import { caughtText } from "./caught-errors.ts";
import type { Value } from "./flow-draft.ts";
import { convert } from "./implicit.ts";
import { useOf } from "./library-use.ts";
import { type Access, declarationsOf, isOfNamespace, memberSymbol, objectOf } from "./member-symbols.ts";
import { mention } from "./mentions.ts";
import { methodHandedOn } from "./methods-handed-on.ts";
import { isVariable } from "./names.ts";
import { isPrimitiveType, readOutside } from "./outside.ts";
import { readStatic } from "./static-fields.ts";
import { hasModifier } from "./syntax.ts";
import { type Target, targetsOf } from "./targets.ts";
import { gettersOf } from "./unnamed-getters.ts";
import type { Walk } from "./walk.ts";

/** Reads `object.name` or `object[key]`, which may run a getter; or mentions the method that stands there. */
export function readMember(walk: Walk, node: Access): Value {
  const { context } = walk;
  const { ts } = context;
  const symbol = memberSymbol(walk, node);
  if (symbol && isOfNamespace(walk, node)) return readExported(walk, node, symbol);
  const object = objectOf(walk, node, symbol);
  if (ts.isPropertyAccessExpression(node) && node.name.text === "message")
    caughtText(walk, node.expression, node);
  if (ts.isElementAccessExpression(node)) {
    convert(walk, node.argumentExpression, walk.value(node.argumentExpression), "text");
    // It may be any of its properties.
    if (symbol === undefined) {
      const isNothing = isPrimitiveType(context.checker.getTypeAtLocation(node), walk);
      const getters = gettersOf(walk, context.checker.getTypeAtLocation(node.expression), node, object);
      return walk.draft.either(isNothing ? undefined : walk.draft.loaded(object), ...getters);
    }
  }
  if (symbol === undefined)
    return walk.draft.loaded(object, ts.isPropertyAccessExpression(node) ? node.name.text : undefined);
  takesParameters(walk, node, symbol, object);
  return readProperty(walk, symbol, node, object);
}

/** Reads a property whose object is at a slot. */
export function readProperty(walk: Walk, symbol: ts.Symbol, node: ts.Node, object: Value): Value {
  const { context, draft, units } = walk;
  const { ts } = context;
  const held: Value[] = [];
  const targets: Target[] = [];
  const declarations = declarationsOf(walk, symbol);
  // Elements of tuples and the like are declared nowhere.
  let isPlain = declarations.length === 0;
  for (const declaration of declarations) {
    if (ts.isGetAccessorDeclaration(declaration) && declaration.body) {
      held.push(runAccessor(walk, declaration, { receiver: object, arguments: [] }, node));
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
    object !== undefined &&
    context.ts.isExpression(node) &&
    isPrimitiveType(context.checker.getTypeAtLocation(node), walk);
  return isNothing
    ? undefined
    : draft.either(isPlain ? draft.loaded(object, symbol.name) : undefined, ...held);
}

const isKnown = ({ kind }: Target) => kind === "library" || kind === "code" || kind === "class";

/** A property of a library object is used where it is read, a method where it is handed on. */
export function members(walk: Walk, node: ts.Expression, targets: readonly Target[]): Value[] {
  const library = targets.filter((target) => target.kind === "library");
  for (const { member } of library) {
    useOf(walk, member, node);
    if (effectsOf(member)?.some(({ writes }) => writes !== undefined)) methodHandedOn(walk, node);
  }
  const code = targets.filter(({ kind }) => kind !== "library");
  return code.length === 0 ? [] : [mention(walk, node, code)];
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
