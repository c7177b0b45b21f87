import type ts from "typescript";
import type { RestoreGuard, Transient } from "../model.ts";
import { isAnonymousFunction } from "./anonymous-functions.ts";
import type { Code } from "./code/code.ts";
import { type Context, placeOf } from "./context.ts";
import { hasMark } from "./marks.ts";

/** The fields marked `@transient` that a class itself declares: they are not stored, and start anew. */
export function transientsOf(
  context: Context,
  code: Code,
  declaration: ts.ClassLikeDeclaration,
): readonly Transient[] {
  const { ts } = context;
  return declaration.members.flatMap((member): readonly Transient[] => {
    if (!ts.isPropertyDeclaration(member) || !isTransient(context, member)) return [];
    const { initializer } = member;
    return [
      {
        kind: "transient",
        name: nameOf(context, member),
        isHidden: isHidden(context, member),
        ...(initializer && { unit: code.unitOf(member) }),
        place: placeOf(member.name),
      },
    ];
  });
}

/** Whether the member is a field of instances that is not stored. */
export function isTransient(context: Context, member: ts.ClassElement): boolean {
  const { ts } = context;
  if (!ts.isPropertyDeclaration(member)) return false;
  const isStatic = (ts.getCombinedModifierFlags(member) & ts.ModifierFlags.Static) !== 0;
  return !isStatic && hasMark(context, member, "transient");
}

/** Whether the field would be undefined after a restart, which its type does not allow. */
export function lacksStart(context: Context, member: ts.PropertyDeclaration): boolean {
  const { ts, checker } = context;
  const { Undefined, Any, Unknown } = ts.TypeFlags;
  if (member.initializer !== undefined || !isTransient(context, member)) return false;
  const type = checker.getTypeAtLocation(member);
  const arms = type.isUnion() ? type.types : [type];
  return !arms.some(({ flags }) => flags & (Undefined | Any | Unknown));
}

/** Keeps the initialiser of such a field until all else is there. */
export function startGuard(
  context: Context,
  member: ts.PropertyDeclaration,
  initialiser: ts.Expression,
): RestoreGuard {
  const field = isHidden(context, member)
    ? `(value) => { this.${member.name.getText()} = value; }`
    : JSON.stringify(nameOf(context, member));
  const isNamed =
    isAnonymousFunction(context, initialiser) && !context.ts.isComputedPropertyName(member.name);
  return {
    kind: "start",
    start: initialiser.getStart(),
    end: initialiser.getEnd(),
    field,
    ...(isNamed && { name: nameOf(context, member) }),
  };
}

function nameOf({ ts }: Context, { name }: ts.PropertyDeclaration): string {
  return ts.isIdentifier(name) || ts.isStringLiteral(name) ? name.text : name.getText();
}

function isHidden({ ts }: Context, member: ts.PropertyDeclaration): boolean {
  return ts.isPrivateIdentifier(member.name) || ts.isAutoAccessorPropertyDeclaration(member);
}
