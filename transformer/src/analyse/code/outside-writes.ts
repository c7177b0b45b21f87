import type { Unit } from "../../code-model.ts";
import type { Summary } from "../../flow/summary.ts";
import { givenByOthers } from "../../flow-model.ts";
import type { OutsideWrite, OutsideWriter } from "../../model.ts";
import type { Context } from "../context.ts";
import type { Variables } from "./variables.ts";

/** What code with this summary writes to variables of modules, to what they hold, and to what the process shares. */
export function outsideWritesIn(
  context: Context,
  variables: Variables,
  { writes }: Summary,
): readonly OutsideWrite[] {
  return [...writes].flatMap(([root, { text, place, chain }]) => {
    const variable = root.startsWith("outside ") ? root.slice("outside ".length) : givenByOthers;
    if (variable === givenByOthers) return [];
    const isShared = variable.startsWith("library ");
    const name = isShared ? variable.slice("library ".length) : variable.replace(/ .*$/s, "");
    const isIterator = isOfIterator(context, variables, variable);
    return [{ kind: "outside-write", variable, name, isShared, isIterator, text, place, chain }];
  });
}

function isOfIterator({ checker }: Context, variables: Variables, variable: string): boolean {
  const declaration = variables.declarationOf(variable);
  const symbol = declaration && checker.getTypeAtLocation(declaration).getSymbol();
  return /^(Generator|\w*Iterator|IteratorObject)$/.test(symbol?.name ?? "");
}

/** The variables among these that the unit writes to, or what they hold. */
export function outsideWritersOf(
  { label, place }: Unit,
  { writes }: Summary,
  read: ReadonlySet<string>,
): readonly OutsideWriter[] {
  return [...writes.keys()].flatMap((root) => {
    const variable = root.replace(/^outside /, "");
    return read.has(variable) ? [{ variable, label, file: place.file }] : [];
  });
}
