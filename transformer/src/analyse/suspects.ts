import type ts from "typescript";
import type { Model, Suspect, System } from "../model.ts";
import { heldBy } from "../reachable.ts";
import type { Codecs } from "./codecs.ts";
import { type Context, placeOf } from "./context.ts";
import type { DeclarationIds } from "./declaration-ids.ts";
import { earlierValuesIn } from "./earlier-values.ts";
import { Holdings } from "./holdings.ts";
import { type LostValue, lostValuesIn } from "./lost-values.ts";
import { loadsAny, moduleClosure } from "./module-closure.ts";
import { TellingTypes } from "./telling-types.ts";
import { WideTypes } from "./wide-types.ts";

interface Known {
  readonly context: Context;
  readonly ids: DeclarationIds;
  readonly declared: readonly ts.ClassLikeDeclaration[];
  readonly codecs: Codecs;
}

type Types = Pick<Model, "systems" | "classes" | "objects">;

/**
 * The expressions of the systems' modules whose values may be none that a state can hold, and from which on no type
 * tells it. A command that evaluates none of them leaves nothing in the state that the compiler did not see.
 */
export function suspectsIn(
  known: Known,
  types: Types,
): { readonly systems: readonly System[]; readonly suspects: readonly Suspect[] } {
  const suspects = new Map<string, Suspect>();
  const systems = types.systems.map((system) => {
    const found = suspectsOf(known, types, system);
    for (const { key, suspect } of found) suspects.set(key, suspect);
    const files = found.map(({ suspect }) => suspect.place.file);
    return { ...system, modules: [...new Set([...system.modules, ...files])] };
  });
  return { systems, suspects: [...suspects.values()] };
}

function suspectsOf({ context, ids, declared, codecs }: Known, types: Types, system: System) {
  const held = heldBy(types, system);
  const classes = new Set(declared.filter((one) => held.has(ids.idOf(one))));
  const telling = new TellingTypes(context, new Holdings(context, codecs), classes);
  const files = moduleClosure(
    context,
    [...classes].map((one) => one.getSourceFile()),
  );
  // What modules make that load those of the system can be left where these find it.
  const all = [
    ...files,
    ...context.sources.filter((file) => !files.has(file) && loadsAny(context, file, files)),
  ];
  const lost = all.map((file) => [file, lostValuesIn(context, telling, file)] as const);
  const wide = new WideTypes(
    context,
    lost.flatMap(([, values]) => values.map(({ target }) => target)),
  );
  return lost
    .filter(([file]) => files.has(file))
    .flatMap(([file, values]) => [
      ...values.filter(({ isTransient }) => !isTransient).map(({ node }) => node),
      ...earlierValuesIn(context, telling, (type) => wide.mayHold(type), file),
    ])
    .filter((node) => runsLater(context, node))
    .map((node) => suspectAt(context, node));
}

/** Whether a command can evaluate the expression: not when it is the module that does so, on being loaded. */
function runsLater({ ts }: Context, node: ts.Node): boolean {
  const home = ts.findAncestor(node, (at) => ts.isFunctionLike(at) || isField(at));
  return home !== undefined;

  function isField(at: ts.Node): boolean {
    return ts.isPropertyDeclaration(at) && !(ts.getCombinedModifierFlags(at) & ts.ModifierFlags.Static);
  }
}

function suspectAt(
  { ts }: Context,
  node: LostValue["node"],
): { readonly key: string; readonly suspect: Suspect } {
  const place = placeOf(node);
  const { file, span } = place;
  const name = ts.isShorthandPropertyAssignment(node.parent) ? { key: node.getText() } : {};
  return {
    key: `${file} ${span.start} ${span.end}`,
    suspect: { kind: "suspect", function: "unstorable", ...name, place },
  };
}
