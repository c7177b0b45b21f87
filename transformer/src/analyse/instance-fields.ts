import type ts from "typescript";
import type { Field } from "../model.ts";
import { assignmentOrder } from "./assignment-order.ts";
import { baseClasses } from "./base-classes.ts";
import { type Context, placeOf } from "./context.ts";
import { isHiddenField, isStatic } from "./hidden-members.ts";
import { initialValue } from "./initial-values.ts";
import { withoutUndefined } from "./object-fields.ts";
import { constructorOf } from "./restore-guards.ts";
import { type Collector, shapeOf } from "./shapes.ts";
import { keySymbol } from "./symbols.ts";
import { isTransient } from "./transients.ts";

type FieldNode = ts.PropertyDeclaration | ts.ParameterDeclaration;

/** The fields of a class's instances, inherited ones first, in the order constructors make them. */
export function instanceFields(
  context: Context,
  collector: Collector,
  declaration: ts.ClassLikeDeclaration,
  /** The type whose fields they are: it tells what the type parameters of its bases are. */
  self = context.checker.getTypeAtLocation(declaration) as ts.InterfaceType,
): readonly Field[] {
  const fields = new Map<string, Field>();
  for (const base of baseClasses(context, declaration)) {
    for (const field of instanceFields(context, collector, base, self)) fields.set(field.name, field);
  }
  for (const node of fieldNodes(context, declaration)) {
    const field = fieldOf(context, collector, self, node);
    if (field !== undefined) fields.set(field.name, field);
  }
  return [...fields.values()];
}

/** Parameter properties come first, then fields; those that are only assigned in the constructor come when they are. */
function fieldNodes(context: Context, declaration: ts.ClassLikeDeclaration): readonly FieldNode[] {
  const { ts } = context;
  const maker = constructorOf(context, declaration);
  const parameters = (maker?.parameters ?? []).filter((parameter) =>
    ts.isParameterPropertyDeclaration(parameter, maker!),
  );
  const declared = declaration.members.filter(
    (member): member is ts.PropertyDeclaration =>
      ts.isPropertyDeclaration(member) &&
      !isStatic(context, member) &&
      !isHiddenField(context, member) &&
      !isTransient(context, member),
  );
  if (definesFields(context)) {
    const assigned = declared.filter((field) => isDeclareOnly(context, field));
    return [...parameters, ...declared.filter((field) => !assigned.includes(field)), ...assigned];
  }
  const order = maker?.body ? assignmentOrder(context, maker.body) : [];
  const rank = ({ name }: ts.PropertyDeclaration) => {
    const index = order.indexOf(name.getText());
    return index < 0 ? order.length : index;
  };
  const initialised = declared.filter((field) => field.initializer !== undefined);
  const assigned = declared.filter((field) => field.initializer === undefined);
  return [...parameters, ...initialised, ...assigned.sort((left, right) => rank(left) - rank(right))];
}

function fieldOf(
  context: Context,
  collector: Collector,
  self: ts.InterfaceType,
  node: FieldNode,
): Field | undefined {
  const { ts, checker } = context;
  const key = keySymbol(context, node);
  const name = key === undefined ? fieldName(context, node) : `[${key.name}]`;
  if (name === undefined) return undefined;
  const symbol = checker.getPropertyOfType(self, name) ?? checker.getSymbolAtLocation(node.name);
  const declared = symbol ? checker.getTypeOfSymbolAtLocation(symbol, node) : checker.getTypeAtLocation(node);
  const isProperty = ts.isPropertyDeclaration(node);
  const hasQuestion = node.questionToken !== undefined && isProperty;
  const mayBeMissing =
    isProperty &&
    node.initializer === undefined &&
    (isDeclareOnly(context, node) ||
      (!definesFields(context) && (hasQuestion || node.exclamationToken !== undefined)));
  const type = hasQuestion ? withoutUndefined(context, declared) : declared;
  const initial = isProperty && !mayBeMissing ? initialValue(context, node) : undefined;
  return {
    kind: "field",
    name,
    ...(key && { isKeyedBySymbol: true }),
    shape: shapeOf(context, collector, type, node),
    isOptional: mayBeMissing,
    isReadonly: (ts.getCombinedModifierFlags(node) & ts.ModifierFlags.Readonly) !== 0,
    ...(initial !== undefined && { initial }),
    place: placeOf(node),
  };
}

function fieldName({ ts }: Context, { name }: FieldNode): string | undefined {
  if (ts.isIdentifier(name) || ts.isStringLiteral(name) || ts.isNumericLiteral(name)) return name.text;
  if (ts.isComputedPropertyName(name) && ts.isStringLiteralLike(name.expression)) return name.expression.text;
  return undefined;
}

function isDeclareOnly({ ts }: Context, field: ts.PropertyDeclaration): boolean {
  return field.modifiers?.some(({ kind }) => kind === ts.SyntaxKind.DeclareKeyword) ?? false;
}

/** Whether `x: T;` alone makes a property. */
function definesFields({ ts, program }: Context): boolean {
  const { useDefineForClassFields, target } = program.getCompilerOptions();
  return useDefineForClassFields ?? (target ?? ts.ScriptTarget.ES2022) >= ts.ScriptTarget.ES2022;
}
