import type ts from "typescript";
import { placeOf } from "../context.ts";
import type { Value } from "./flow-draft.ts";
import { declarationsOf } from "./member-symbols.ts";
import type { Walk } from "./walk.ts";

/** Calls the methods of the type that have such a name and are the user's. */
export function hooks(
  walk: Walk,
  node: ts.Node,
  type: ts.Type,
  value: Value,
  name: RegExp,
): readonly Value[] {
  const { context, draft, units } = walk;
  const { ts, checker } = context;
  const results: Value[] = [];
  for (const property of checker.getPropertiesOfType(type)) {
    if (!name.test(property.name)) continue;
    for (const declaration of declarationsOf(walk, property)) {
      if (declaration.getSourceFile().isDeclarationFile || !ts.isFunctionLike(declaration)) continue;
      const code = declaration as ts.FunctionLikeDeclaration;
      if (code.body === undefined) continue;
      draft.enter(units.of(code), "call", node);
      results.push(draft.invoke([units.of(code)], { receiver: value, arguments: [] }, placeOf(node)));
    }
  }
  return results;
}
