import type ts from "typescript";
import { placeOf } from "../context.ts";
import type { Value } from "./flow-draft.ts";
import { declarationsOf } from "./member-symbols.ts";
import { hookOfPackage } from "./package-calls.ts";
import type { Walk } from "./walk.ts";

/** Calls the methods of the type that have such a name and are the user's. */
export function hooks(
  walk: Walk,
  node: ts.Node,
  type: ts.Type,
  value: Value,
  name: RegExp,
  why: string,
  given: readonly Value[] = [],
): readonly Value[] {
  const { context, draft, units } = walk;
  const { ts, checker } = context;
  const results: Value[] = [];
  const found = new Set(
    checker
      .getPropertiesOfType(type)
      .filter((property) => name.test(property.name))
      .flatMap((property) => declarationsOf(walk, property)),
  );
  // A subclass may have one where the class that is named has none.
  for (const declaration of type.getSymbol()?.declarations ?? [])
    for (const member of units.dispatch.membersBelow(declaration, name)) found.add(member);
  for (const declaration of found) {
    if (!ts.isFunctionLike(declaration)) {
      held(walk, node, declaration, value);
      continue;
    }
    if (declaration.getSourceFile().isDeclarationFile) {
      results.push(hookOfPackage(walk, node, declaration, value));
      continue;
    }
    const code = declaration as ts.FunctionLikeDeclaration;
    if (code.body === undefined) continue;
    draft.enter(units.of(code), "call", node, why);
    results.push(draft.invoke([units.of(code)], { receiver: value, arguments: given }, placeOf(node)));
  }
  return results;
}

/** A field that holds a function: `valueOf = () => 1`. */
function held({ context, draft }: Walk, node: ts.Node, declaration: ts.Declaration, value: Value): void {
  const name = (declaration as ts.NamedDeclaration).name?.getText();
  const isOwn = !declaration.getSourceFile().isDeclarationFile;
  if (isOwn && context.checker.getTypeAtLocation(declaration).getCallSignatures().length > 0)
    draft.callValue(draft.loaded(value, name), node);
}
