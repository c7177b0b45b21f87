import type ts from "typescript";
import { memberSymbol } from "./member-symbols.ts";
import { isOwnVariable, symbolOf } from "./names.ts";
import { bare, unwrapped } from "./syntax.ts";
import { targetsOf } from "./targets.ts";
import type { Walk } from "./walk.ts";

/**
 * A method that writes is named and not called: `names.forEach(this.byName.delete, this.byName)`. What it is called on is for
 * others to say, but where the call that gets it names a variable for that.
 */
export function methodHandedOn(walk: Walk, node: ts.Expression): void {
  const { draft } = walk;
  const { call, object } = calledBy(walk, node) ?? {};
  if (call === undefined || object === undefined || !isOfUnit(walk, object)) return draft.unseen(node);
  const written = walk.value(object);
  draft.write(written, node, { kind: "handed-on" }, "indirect");
  draft.store(written, draft.poolOf(call));
}

/** The call that calls it, and on what: `push.apply(list, names)`, `names.forEach(seen.add, seen)`. */
function calledBy(
  walk: Walk,
  node: ts.Expression,
): { readonly call: ts.CallExpression; readonly object: ts.Expression | undefined } | undefined {
  const { ts } = walk.context;
  const outer = unwrapped(walk.context, node);
  const { parent } = outer;
  if (ts.isPropertyAccessExpression(parent) && /^(call|apply)$/.test(parent.name.text)) {
    const call = parent.parent;
    return ts.isCallExpression(call) && call.expression === parent
      ? { call, object: call.arguments[0] }
      : undefined;
  }
  if (!ts.isCallExpression(parent) || !ts.isPropertyAccessExpression(parent.expression)) return undefined;
  const symbol = memberSymbol(walk, parent.expression);
  const targets = symbol ? targetsOf(walk, symbol, parent.expression) : [];
  const isKnown = targets.every((target) => target.kind === "library" && callsOn.test(target.member));
  const index = parent.arguments.indexOf(outer as ts.Expression);
  return targets.length > 0 && isKnown ? { call: parent, object: parent.arguments[index + 1] } : undefined;
}

/** Methods that call what they are given on what comes behind it. */
const callsOn =
  /^(\w*Array\.(every|filter|find\w*|flatMap|forEach|map|some)|(Readonly)?(Map|Set)\.forEach|ArrayConstructor\.from)$/;

function isOfUnit(walk: Walk, object: ts.Expression): boolean {
  const name = bare(walk.context, object);
  const declaration = walk.context.ts.isIdentifier(name) ? symbolOf(walk, name)?.valueDeclaration : undefined;
  return declaration !== undefined && isOwnVariable(walk, declaration);
}
