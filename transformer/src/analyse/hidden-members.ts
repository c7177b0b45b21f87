import type ts from "typescript";
import type { Slot } from "../model.ts";
import { baseClass } from "./base-classes.ts";
import { type Context, placeOf, qualifiedName } from "./context.ts";
import { initialValue } from "./initial-values.ts";
import { type Collector, shapeOf } from "./shapes.ts";
import { isTransient } from "./transients.ts";

/** What instances hold and no property shows: `#private` fields and `accessor` fields, inherited ones first. */
export function hiddenSlots(
  context: Context,
  collector: Collector,
  declaration: ts.ClassLikeDeclaration,
): readonly Slot[] {
  const { ts, checker } = context;
  const base = baseClass(context, declaration);
  const inherited = base === undefined ? [] : hiddenSlots(context, collector, base);
  const own = declaration.members.flatMap((member): readonly Slot[] => {
    if (!ts.isPropertyDeclaration(member) || isStatic(context, member) || !isHiddenField(context, member))
      return [];
    if (isTransient(context, member)) return [];
    const name = member.name.getText();
    const initial = initialValue(context, member);
    return [
      {
        kind: "slot",
        owner: collector.classAlone(declaration),
        name,
        storedName: `${qualifiedName(context, declaration)}${name.startsWith("#") ? "" : "."}${name}`,
        isAccessor: isAccessor(context, member),
        isReadonly: (ts.getCombinedModifierFlags(member) & ts.ModifierFlags.Readonly) !== 0,
        shape: shapeOf(context, collector, checker.getTypeAtLocation(member), member),
        ...(initial !== undefined && { initial }),
        place: placeOf(member),
      },
    ];
  });
  return [...inherited, ...own];
}

/** Whether only the class's own constructor can make what its instances need: private names, accessor fields, values that are not stored. */
export function hasHiddenMembers(context: Context, declaration: ts.ClassLikeDeclaration): boolean {
  const { ts } = context;
  return declaration.members.some(
    (member) =>
      !isStatic(context, member) &&
      ((member.name !== undefined && ts.isPrivateIdentifier(member.name)) ||
        isAccessor(context, member) ||
        isTransient(context, member)),
  );
}

export function isHiddenField(context: Context, member: ts.PropertyDeclaration): boolean {
  return context.ts.isPrivateIdentifier(member.name) || isAccessor(context, member);
}

function isAccessor({ ts }: Context, member: ts.ClassElement): boolean {
  return (
    ts.isPropertyDeclaration(member) &&
    (member.modifiers?.some(({ kind }) => kind === ts.SyntaxKind.AccessorKeyword) ?? false)
  );
}

export function isStatic({ ts }: Context, member: ts.ClassElement): boolean {
  return (
    ts.canHaveModifiers(member) &&
    (member.modifiers?.some(({ kind }) => kind === ts.SyntaxKind.StaticKeyword) ?? false)
  );
}
