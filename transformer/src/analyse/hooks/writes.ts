import type ts from "typescript";
import type { UnitId } from "../../code-model.ts";
import type { GuardedMethod, Hook, Unhooked } from "../../hook-model.ts";
import type { Birth, ClassType, DeclarationId, Model, System } from "../../model.ts";
import { reachedFrom } from "../../reached-code.ts";
import type { Code } from "../code/code.ts";
import type { Context } from "../context.ts";
import type { DeclarationIds } from "../declaration-ids.ts";
import { keepsIterators } from "../iterator-types.ts";
import { filesOf } from "../module-closure.ts";
import { guardedFunctionsIn } from "./guarded-functions.ts";
import { guardedMethodsIn } from "./guarded-methods.ts";
import type { HookContext } from "./hook-context.ts";
import { hooksOf } from "./hook-of.ts";
import { lackingIn } from "./lacking.ts";
import { makingsIn } from "./makings.ts";

interface Known {
  readonly context: Context;
  readonly ids: DeclarationIds;
  readonly declared: readonly ts.ClassLikeDeclaration[];
}

type Types = Pick<Model, "systems" | "classes" | "objects" | "births">;

/** What is put where commands write to what others may see, and where nothing can be put. */
export interface Writes {
  readonly hooks: readonly Hook[];
  readonly unhooked: readonly Unhooked[];
  readonly guarded: readonly GuardedMethod[];
  readonly births: readonly Birth[];
}

/** The writes of all systems. A system's `modules` get the files with any that its commands reach. */
export function writesIn(
  known: Known,
  code: Code,
  { systems, classes, objects, births }: Types,
): Writes & { readonly systems: readonly System[] } {
  const hookContext = contextOf(known, classes);
  const found = new Map<UnitId, readonly (Hook | Unhooked)[]>();
  const withModules = systems.map((system) => {
    const files = reachedBy(code, system).flatMap((unit) => {
      const here = found.get(unit) ?? hooksIn(hookContext, code, unit);
      found.set(unit, here);
      return here.flatMap((one) => (one.kind === "hook" ? [one.place.file] : []));
    });
    return { ...system, modules: [...new Set([...system.modules, ...files])] };
  });
  const all = [...found.values()].flat();
  const declared = declarationsOf(known, classes);
  const isThere = ({ reason }: Unhooked) => reason !== "iterates" || keepsIterators(known.context, declared);
  const lacking = systems.flatMap((system) => lackingIn(code, system, { classes, objects })).filter(isThere);
  const commands = new Set(systems.flatMap((system) => system.commands.map(({ unit }) => unit)));
  const hooks = distinct(all.filter((one) => one.kind === "hook"));
  const guarded = guardedMethodsIn(known.context, code, declared, commands);
  const given = guardedFunctionsIn(
    known.context,
    code,
    declared,
    filesOf(known.context, [...classes, ...hooks]),
  );
  return {
    systems: withModules,
    hooks,
    unhooked: distinct([...all.filter((one) => one.kind === "unhooked"), ...lacking]),
    guarded: [...guarded.methods, ...given.methods],
    births: [...births, ...makingsIn(known.context, new Set([...guarded.classes, ...given.classes]), births)],
  };
}

/** The units that the system's commands run. */
function reachedBy(code: Code, { commands }: System): readonly UnitId[] {
  const units = new Map(code.units().map((unit) => [unit.id, unit]));
  const found = new Set<UnitId>();
  for (const { unit } of commands) for (const reached of reachedFrom(units, unit)) found.add(reached.unit.id);
  return [...found];
}

function hooksIn(known: HookContext, code: Code, unit: UnitId): readonly (Hook | Unhooked)[] {
  const { summary, sites, file } = code.unit(unit);
  if (file === undefined || !known.context.sources.includes(file)) return [];
  // What cannot be followed may bring anything to any place.
  const written = sites.filter((_, index) => summary.unknown !== undefined || summary.sites.has(index));
  return written.flatMap((one) => hooksOf(known, one));
}

function contextOf({ context, ids }: Known, classes: readonly ClassType[]): HookContext {
  const owners = new Set<DeclarationId>([
    ...classes.flatMap(({ slots }) => slots.map(({ owner }) => owner)),
    ...classes.filter(({ transients }) => transients.some(({ isHidden }) => isHidden)).map(({ id }) => id),
  ]);
  return {
    context,
    slotOwner(declaration) {
      const { parent } = declaration;
      const id = context.ts.isClassLike(parent) ? ids.idOf(parent) : undefined;
      return id !== undefined && owners.has(id) ? id : undefined;
    },
  };
}

function declarationsOf(
  { declared, ids }: Known,
  classes: readonly ClassType[],
): readonly ts.ClassLikeDeclaration[] {
  const held = new Set(classes.map(({ id }) => id));
  return declared.filter((one) => held.has(ids.idOf(one)));
}

/** Code that stands in two units, or is reached as two, is hooked once. */
function distinct<T extends Hook | Unhooked>(all: readonly T[]): readonly T[] {
  const byPlace = new Map<string, T>();
  for (const one of all) {
    const { file, span } = one.place;
    const what = one.kind === "hook" ? `${one.form} ${one.function} ${one.arguments[1] ?? ""}` : "";
    byPlace.set(`${file} ${span.start} ${span.end} ${what}`, one);
  }
  return [...byPlace.values()];
}
