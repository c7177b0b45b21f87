import type ts from "typescript";
import { functionOf, symbolOf } from "./names.ts";
import { bare, functionIn } from "./syntax.ts";
import type { Walk } from "./walk.ts";

/** What a comparator can give, as far as it stands written out: "?" for a number that only the run knows. */
type Sign = "-" | "0" | "+" | "?";

/** Notes a comparator that can be seen not to be one: where it is never 0, engines may order equal elements as they like. */
export function comparator(walk: Walk, node: ts.Expression): void {
  const code = comparing(walk, node);
  if (code?.body === undefined) return;
  const signs = new Set(resultsOf(walk, code.body).flatMap((result) => signsOf(walk, result)));
  const cause = causeOf(signs);
  if (cause !== undefined) walk.draft.find("DET177", node, cause);
}

/** What only the run knows may be anything; one that is always 0 changes nothing. */
function causeOf(signs: ReadonlySet<Sign>): string | undefined {
  if (signs.has("?") || !(signs.has("-") || signs.has("+"))) return undefined;
  if (!signs.has("0")) return "is never 0, and leaves the order of equal elements to the engine";
  if (signs.has("-") && signs.has("+")) return undefined;
  return "says only one of before and after, and leaves the order to the engine";
}

/** The function itself, or the one that a name stands for, `const order = byName` included. */
function comparing(walk: Walk, node: ts.Expression): ts.FunctionLikeDeclaration | undefined {
  const { ts } = walk.context;
  const written = functionIn(walk.context, node);
  if (written !== undefined) return written;
  const at = bare(walk.context, node);
  const named = ts.isPropertyAccessExpression(at) ? at.name : at;
  const declaration = ts.isIdentifier(named) ? symbolOf(walk, named)?.valueDeclaration : undefined;
  if (declaration === undefined || declaration.getSourceFile().isDeclarationFile) return undefined;
  const own = functionOf(walk, declaration);
  const isAlias = ts.isVariableDeclaration(declaration) && declaration.initializer !== undefined;
  if (own !== undefined || !isAlias || declaration.initializer === node) return own;
  return ts.isIdentifier(declaration.initializer!) ? comparing(walk, declaration.initializer!) : undefined;
}

function resultsOf({ context: { ts } }: Walk, body: ts.ConciseBody): readonly ts.Expression[] {
  if (!ts.isBlock(body)) return [body];
  const results: ts.Expression[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isFunctionLike(node)) return;
    if (ts.isReturnStatement(node) && node.expression) results.push(node.expression);
    ts.forEachChild(node, visit);
  };
  visit(body);
  return results;
}

function signsOf(walk: Walk, node: ts.Expression): readonly Sign[] {
  const { ts, checker } = walk.context;
  const at = bare(walk.context, node);
  if (ts.isConditionalExpression(at)) return [...signsOf(walk, at.whenTrue), ...signsOf(walk, at.whenFalse)];
  if (ts.isBinaryExpression(at) && at.operatorToken.kind === ts.SyntaxKind.BarBarToken) {
    // `byAge(a, b) || …`: where the first is 0, the second decides.
    const decided = signsOf(walk, at.left).filter((sign) => sign === "-" || sign === "+");
    return [...decided, ...signsOf(walk, at.right)];
  }
  const [argument] = ts.isCallExpression(at) && at.expression.getText() === "Number" ? at.arguments : [];
  const converted = argument ?? (ts.isPrefixUnaryExpression(at) ? at.operand : at);
  if (isBoolean(walk, checker.getTypeAtLocation(converted))) return ["0", "+"];
  const type = checker.getTypeAtLocation(at);
  if (!type.isNumberLiteral()) return ["?"];
  return [type.value === 0 ? "0" : type.value < 0 ? "-" : "+"];
}

function isBoolean({ context: { ts } }: Walk, type: ts.Type): boolean {
  return (type.flags & ts.TypeFlags.BooleanLike) !== 0;
}
