import type ts from "typescript";
import type { ClassType } from "../model.ts";
import { baseClass } from "./base-classes.ts";
import type { Collection } from "./collection.ts";
import type { Context } from "./context.ts";
import { hasHiddenMembers } from "./hidden-members.ts";
import { dummies, restoreGuards } from "./restore-guards.ts";

/** The classes with how their instances are made, where only constructors can: from the last class of each chain that has hidden members. */
export function withMaking(
  context: Context,
  collection: Collection,
  classes: readonly ClassType[],
): readonly ClassType[] {
  const guarded = new Set<ts.ClassLikeDeclaration>();
  const makers = new Map<string, ts.ClassLikeDeclaration>();
  for (const { id } of classes) {
    const chain = chainOf(context, collection.declarationOf(id)!);
    const maker = chain.find((one) => hasHiddenMembers(context, one));
    if (maker === undefined) continue;
    makers.set(id, maker);
    for (const one of chainOf(context, maker)) guarded.add(one);
  }
  return classes.map((type) => {
    const declaration = collection.declarationOf(type.id)!;
    const maker = makers.get(type.id);
    const making = maker && { class: collection.classAlone(maker), arguments: dummies(context, maker) };
    const guards = guarded.has(declaration) ? restoreGuards(context, declaration) : [];
    return { ...type, ...(making && { making }), guards };
  });
}

/** The class and what it extends, up to the first. */
function chainOf(context: Context, declaration: ts.ClassLikeDeclaration): readonly ts.ClassLikeDeclaration[] {
  const base = baseClass(context, declaration);
  return base === undefined ? [declaration] : [declaration, ...chainOf(context, base)];
}
