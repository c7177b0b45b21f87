import type ts from "typescript";
import { isLibrary, placeOf } from "../context.ts";
import { textOf } from "./draft.ts";
import type { Value } from "./flow-draft.ts";
import type { Access } from "./member-symbols.ts";
import { unwrapped } from "./syntax.ts";
import type { Walk } from "./walk.ts";

/** `url.searchParams` is a part of the address: who changes it changes that, too, and does not say whose it is. */
export function takesParameters(walk: Walk, node: Access, symbol: ts.Symbol, object: Value): void {
  const { context, draft } = walk;
  if (symbol.name !== "searchParams" || object === undefined || !isLibrary(context, symbol)) return;
  if (isOnlyAsked(walk, node)) return;
  const site = draft.sites.push({ kind: "member", access: node, isTaken: true }) - 1;
  const what = { isOnlyTaken: true, text: textOf(node), place: placeOf(node) } as const;
  draft.steps.push({ kind: "write", to: object, site, ...what });
}

/** `url.searchParams.get("page")` */
function isOnlyAsked({ context }: Walk, node: Access): boolean {
  const { parent } = unwrapped(context, node);
  return (
    context.ts.isPropertyAccessExpression(parent) &&
    /^(entries|forEach|get|getAll|has|keys|size|toString|values)$/.test(parent.name.text)
  );
}
