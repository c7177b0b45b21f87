import type ts from "typescript";
import type { LibraryBase } from "../model.ts";
import { baseClass, extendedBy } from "./base-classes.ts";
import { type Context, isLibrary } from "./context.ts";
import { hasHiddenMembers } from "./hidden-members.ts";
import { type Collector, shapeOf } from "./shapes.ts";

const storable = ["Array", "Map", "Set", "Date", "Error"] as const;

/** The class of the language that a chain begins with, and what its contents can be; undefined where there is none. */
export function libraryBase(
  context: Context,
  collector: Collector,
  declaration: ts.ClassLikeDeclaration,
): LibraryBase | undefined {
  const name = libraryName(context, declaration);
  const known = storable.find((one) => one === name);
  if (known === undefined) return undefined;
  return { name: known, contents: argumentsOf(context, collector, declaration) };
}

/** Whether instances of a subclass of a library's class can be stored: fields beside contents, and nothing hidden. */
export function isStorable(context: Context, declaration: ts.ClassLikeDeclaration): boolean {
  const name = libraryName(context, declaration);
  return storable.some((one) => one === name) && !hidesAnything(context, declaration);
}

export function libraryName(context: Context, declaration: ts.ClassLikeDeclaration): string | undefined {
  const base = baseClass(context, declaration);
  if (base !== undefined) return libraryName(context, base);
  const extended = extendedBy(context, declaration);
  const symbol = extended && context.checker.getTypeAtLocation(extended).getSymbol();
  return symbol !== undefined && isLibrary(context, symbol) ? symbol.name : undefined;
}

function hidesAnything(context: Context, declaration: ts.ClassLikeDeclaration): boolean {
  const base = baseClass(context, declaration);
  return hasHiddenMembers(context, declaration) || (base !== undefined && hidesAnything(context, base));
}

/** What the classes of the chain give for type parameters of what they extend. */
function argumentsOf(
  context: Context,
  collector: Collector,
  declaration: ts.ClassLikeDeclaration,
): LibraryBase["contents"] {
  const base = baseClass(context, declaration);
  const given = extendedBy(context, declaration)?.typeArguments ?? [];
  const own = given.map((node) => shapeOf(context, collector, context.checker.getTypeAtLocation(node), node));
  return [...(base ? argumentsOf(context, collector, base) : []), ...own];
}
