import type ts from "typescript";
import type { Birth } from "../../model.ts";
import { type Context, placeOf } from "../context.ts";
import { moduleClosure } from "../module-closure.ts";
import { PassedTypes } from "../passed-types.ts";

/**
 * Where instances are made that have methods which look at whom they belong to. Those that get a number anyway, at
 * `births`, know it by that.
 */
export function makingsIn(
  context: Context,
  guarded: ReadonlySet<ts.ClassLikeDeclaration>,
  births: readonly Birth[],
): readonly Birth[] {
  const { ts } = context;
  const types = new PassedTypes(context, [], guarded);
  if (types.isEmpty) return [];
  const known = new Set(births.map(({ place }) => `${place.file} ${place.span.start} ${place.span.end}`));
  const files = moduleClosure(context, new Set([...guarded].map((one) => one.getSourceFile())));
  const makings: Birth[] = [];
  for (const file of files) {
    // Most files make none: a look at the text is cheaper than one at the tree.
    if (!/\bnew\b/.test(file.text)) continue;
    ts.forEachChild(file, function visit(node): void {
      if (ts.isTypeNode(node)) return;
      if (ts.isNewExpression(node) && types.isMade(node)) add(node);
      ts.forEachChild(node, visit);
    });
  }
  return makings;

  function add(node: ts.NewExpression): void {
    const place = placeOf(node);
    if (known.has(`${place.file} ${place.span.start} ${place.span.end}`)) return;
    makings.push({ kind: "birth", function: "made", place });
  }
}
