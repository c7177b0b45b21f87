import type ts from "typescript";
import { runAccessor } from "./accessors.ts";
import type { Value } from "./flow-draft.ts";
import { declarationsOf } from "./member-symbols.ts";
import type { Walk } from "./walk.ts";

/** What a write may call without naming it: `Object.assign(item, patch)`, or `item[key] = value`. */
export function entersSetters(walk: Walk, object: ts.Expression, receiver: Value, value: Value): void {
  const { ts, checker } = walk.context;
  const properties = checker.getApparentType(checker.getTypeAtLocation(object)).getProperties();
  for (const declaration of properties.flatMap((property) => declarationsOf(walk, property))) {
    if (!ts.isSetAccessor(declaration) || declaration.body === undefined) continue;
    runAccessor(walk, declaration, { receiver, arguments: [value] }, object);
  }
}
