import type ts from "typescript";
import type { Written } from "../code/written.ts";
import type { Context } from "../context.ts";

/**
 * `const found = []; found.push(1)`: the compiler learns from such writes what the array holds, which it would not
 * behind a hook. The array is made where it is written to, so none is needed.
 */
export function isEvolving(context: Context, written: Written): boolean {
  const { ts, checker } = context;
  const object = objectOf(context, written);
  if (object === undefined || !ts.isIdentifier(object)) return false;
  const declaration = checker.getSymbolAtLocation(object)?.valueDeclaration;
  const home = homeOf(context, object);
  // Between two steps of a generator it may come to be a part of a state.
  if (ts.isFunctionLike(home) && "asteriskToken" in home && home.asteriskToken) return false;
  return (
    declaration !== undefined &&
    ts.isVariableDeclaration(declaration) &&
    declaration.type === undefined &&
    (declaration.parent.flags & ts.NodeFlags.Const) !== 0 &&
    declaration.initializer !== undefined &&
    ts.isArrayLiteralExpression(declaration.initializer) &&
    declaration.initializer.elements.length === 0 &&
    homeOf(context, declaration) === home
  );
}

function objectOf({ ts }: Context, written: Written): ts.Expression | undefined {
  if (written.kind === "member") return written.access.expression;
  if (written.kind !== "call") return undefined;
  const { callee } = written;
  return ts.isPropertyAccessExpression(callee) ? callee.expression : undefined;
}

/** The function whose code the node is. */
function homeOf({ ts }: Context, node: ts.Node): ts.Node {
  let at = node;
  while (!ts.isFunctionLike(at) && !ts.isSourceFile(at)) at = at.parent;
  return at;
}
