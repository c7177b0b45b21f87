import type ts from "typescript";
import type { Field, Shape } from "../model.ts";
import { type Context, placeOf } from "./context.ts";
import { type Collector, shapeOf } from "./shapes.ts";
import { isLocalSymbol, keySymbol } from "./symbols.ts";

/** A property of an object type, as seen from `at`. */
export function objectField(context: Context, collector: Collector, property: ts.Symbol, at: ts.Node): Field {
  const { ts, checker } = context;
  const node = property.valueDeclaration ?? property.declarations?.[0];
  const isOptional = (property.flags & ts.SymbolFlags.Optional) !== 0;
  const declared = checker.getTypeOfSymbolAtLocation(property, at);
  const type = isOptional ? withoutUndefined(context, declared) : declared;
  const key = property.name.startsWith("__@") && node !== undefined ? keySymbol(context, node) : undefined;
  const refuse = (reason: "method-in-object" | "symbol-key"): Shape => ({
    kind: "unsupported",
    reason,
    type: checker.typeToString(declared),
  });
  const isReadonly = (property.declarations ?? []).every(
    (one) => (ts.getCombinedModifierFlags(one) & ts.ModifierFlags.Readonly) !== 0,
  );
  const field = {
    kind: "field",
    name: key === undefined ? property.name : `[${key.name}]`,
    isOptional,
    isReadonly,
    // A type of a library has no line that the user could change.
    place: placeOf(node === undefined || node.getSourceFile().isDeclarationFile ? at : node),
  } as const;
  if (isLocalSymbol(context, key)) return { ...field, shape: refuse("symbol-key") };
  if (property.flags & ts.SymbolFlags.Method) return { ...field, shape: refuse("method-in-object") };
  return { ...field, ...(key && { isKeyedBySymbol: true }), shape: shapeOf(context, collector, type, at) };
}

/** An optional field's type without the undefined that its question mark adds. */
export function withoutUndefined({ ts, checker }: Context, type: ts.Type): ts.Type {
  if (!type.isUnion()) return type;
  const rest = type.types.filter((arm) => !(arm.flags & ts.TypeFlags.Undefined));
  return rest.length === 1
    ? rest[0]!
    : rest.length === type.types.length
      ? type
      : checker.getNonNullableType(type);
}
