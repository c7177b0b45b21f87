import type ts from "typescript";
import type { Look } from "../model.ts";
import type { Code } from "./code/code.ts";
import { textOf } from "./code/draft.ts";
import { functionIn } from "./code/syntax.ts";
import { type Context, placeOf, resolveAlias } from "./context.ts";
import { coopyCalls } from "./coopy-calls.ts";

/** The functions that are given to `read` and `peek`, as far as they get at the state past its readonly type. */
export function looksIn(context: Context, code: Code): readonly Look[] {
  return coopyCalls(context, ["peek", "read"]).flatMap(({ name, call }) => {
    const look = call.arguments[1] && codeGiven(context, call.arguments[1]);
    return look === undefined ? [] : found(context, code, name, look);
  });
}

function found({ ts }: Context, code: Code, name: string, look: ts.FunctionLikeDeclaration): readonly Look[] {
  const { writes, stores, returns, holds } = code.summaryOf(look);
  // The system is the first argument; what is below it has a star.
  const isState = (root: string) => root === "0" || root.startsWith("0*") || root.startsWith("0.");
  const [, changes] = [...writes].find(([root]) => isState(root)) ?? [];
  const keeps = [...stores.values()].some(
    ({ into, from }) => into.startsWith("outside ") && from !== undefined && isState(from),
  );
  const isGiven = [...returns, ...holds].some(isState);
  const at = { kind: "look", function: name, chain: [] } as const;
  if (changes !== undefined) return [{ ...at, ...changes, does: "changes" }];
  if (keeps) return [{ ...at, does: "keeps", text: textOf(look), place: placeOf(look) }];
  const assertion = isGiven ? assertionIn(ts, look) : undefined;
  return assertion === undefined
    ? []
    : [{ ...at, does: "gives", text: textOf(assertion), place: placeOf(assertion) }];
}

/** Only an assertion takes the readonly type off a part of the state. */
function assertionIn(api: typeof ts, look: ts.Node): ts.Node | undefined {
  const isConst = (node: ts.AsExpression) => node.type.getText() === "const";
  const visit = (node: ts.Node): ts.Node | undefined =>
    (api.isAsExpression(node) && !isConst(node)) || api.isTypeAssertionExpression(node)
      ? node
      : api.forEachChild(node, visit);
  return visit(look);
}

function codeGiven(context: Context, argument: ts.Expression): ts.FunctionLikeDeclaration | undefined {
  const { ts, checker } = context;
  const written = functionIn(context, argument);
  if (written !== undefined || !ts.isIdentifier(argument)) return written;
  const symbol = checker.getSymbolAtLocation(argument);
  const declaration = symbol && resolveAlias(context, symbol).valueDeclaration;
  if (declaration === undefined || declaration.getSourceFile().isDeclarationFile) return undefined;
  if (ts.isFunctionDeclaration(declaration)) return declaration;
  return ts.isVariableDeclaration(declaration) ? functionIn(context, declaration.initializer) : undefined;
}
