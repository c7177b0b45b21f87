import type ts from "typescript";
import { runAccessor } from "./accessors.ts";
import type { Call } from "./calls.ts";
import type { Given } from "./draft.ts";
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

/** What is assigned without a name may go to setters: `Object.assign(account, { limit })`. */
export function callsSetters(walk: Walk, node: Call, member: string, given: Given): void {
  const { context, draft } = walk;
  const target = context.ts.isCallExpression(node) ? node.arguments[0] : undefined;
  if (target && /^(ObjectConstructor\.assign|Reflect\.set)$/.test(member))
    entersSetters(walk, target, given.arguments[0], draft.reached(...given.arguments, given.rest));
}
