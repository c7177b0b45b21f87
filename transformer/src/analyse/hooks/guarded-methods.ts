import type ts from "typescript";
import type { UnitId } from "../../code-model.ts";
import type { Root } from "../../flow/roots.ts";
import { givenByOthers } from "../../flow-model.ts";
import type { GuardedMethod } from "../../hook-model.ts";
import type { Code } from "../code/code.ts";
import { type Context, qualifiedName } from "../context.ts";
import { isStatic } from "../hidden-members.ts";
import { fittingClasses, isOrExtends } from "./fitting-classes.ts";
import { guardPlaces } from "./guard-places.ts";
import { subjectsOfMethod } from "./guard-subjects.ts";

/** What looks where it is called from, and the classes whose instances it asks. */
export interface Guarded {
  readonly methods: readonly GuardedMethod[];
  readonly classes: ReadonlySet<ts.ClassLikeDeclaration>;
}

/** The methods and setters of classes that may write, and the classes that have or inherit any. */
export function guardedMethodsIn(
  context: Context,
  code: Code,
  classes: readonly ts.ClassLikeDeclaration[],
  commands: ReadonlySet<UnitId>,
): Guarded {
  const fitting = fittingClasses(context, classes);
  const methods: GuardedMethod[] = [];
  const guarded = new Set<ts.ClassLikeDeclaration>();
  for (const declaration of classes) {
    for (const member of declaration.members) {
      if (!isMethod(context, member) || member.body === undefined) continue;
      const writes = [...code.summaryOf(member).writes.keys()].flatMap(inInstance);
      if (writes.length === 0) continue;
      for (const each of classes) if (isOrExtends(context, each, declaration)) guarded.add(each);
      const label = `${qualifiedName(context, declaration)}.${member.name.getText()}`;
      const subjects = commands.has(code.unitOf(member))
        ? [{ name: "this", index: -1 }]
        : subjectsOfMethod(context, member, writes, ({ name }) => fitting(name).length > 0);
      const places = guardPlaces(context, member, subjects);
      methods.push(...places.map((place) => ({ kind: "guarded-method", label, ...place }) as const));
    }
  }
  return { methods, classes: guarded };
}

/** What lies outside is no part of any state; but what functions write to that others gave may be of the instance. */
function inInstance(root: Root): readonly Root[] {
  if (!root.startsWith("outside ")) return [root];
  return root === `outside ${givenByOthers}` ? ["this"] : [];
}

/** Whether the member is called on an instance. */
export function isMethod(
  context: Context,
  member: ts.ClassElement,
): member is ts.MethodDeclaration | ts.AccessorDeclaration {
  const { ts } = context;
  return (ts.isMethodDeclaration(member) || ts.isAccessor(member)) && !isStatic(context, member);
}
