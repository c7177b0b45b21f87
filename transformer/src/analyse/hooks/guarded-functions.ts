import type ts from "typescript";
import type { GuardedMethod } from "../../hook-model.ts";
import type { Code } from "../code/code.ts";
import { labelOf } from "../code/unit-node.ts";
import { type Context, qualifiedName } from "../context.ts";
import { fittingClasses } from "./fitting-classes.ts";
import { guardPlaces } from "./guard-places.ts";
import { subjectsGiven } from "./guard-subjects.ts";
import { type Guarded, isMethod } from "./guarded-methods.ts";

/**
 * Functions of the files, static methods and constructors among them, that may write to an instance of one of the
 * classes which they are given; and the classes of these.
 */
export function guardedFunctionsIn(
  context: Context,
  code: Code,
  classes: readonly ts.ClassLikeDeclaration[],
  files: readonly ts.SourceFile[],
): Guarded {
  const { ts } = context;
  const fitting = fittingClasses(context, classes);
  const held = new Set<ts.Node>(classes);
  const guarded = new Set<ts.ClassLikeDeclaration>();
  const methods = files.flatMap((file) => functionsIn(context, file)).flatMap(guardsOf);
  return { methods, classes: guarded };

  function guardsOf(node: ts.FunctionLikeDeclaration): readonly GuardedMethod[] {
    // Methods of these classes ask first of all whose they are.
    if (held.has(node.parent) && isMethod(context, node as ts.ClassElement)) return [];
    if (!node.parameters.some(({ name }) => patternParts(name).some((one) => fitting(one).length > 0)))
      return [];
    const { writes } = code.summaryOf(ts.isConstructorDeclaration(node) ? node.parent : node);
    const subjects = subjectsGiven(context, node, [...writes.keys()], ({ name }) => {
      const found = fitting(name);
      for (const one of found) guarded.add(one);
      return found.length > 0;
    });
    const label = titleOf(context, node);
    const places = subjects.length === 0 ? [] : guardPlaces(context, node, subjects);
    return places.map((place) => ({ kind: "guarded-method", label, ...place }));
  }

  function patternParts(name: ts.BindingName): readonly ts.BindingName[] {
    if (!ts.isObjectBindingPattern(name)) return [name];
    return name.elements.map((part) => part.name);
  }
}

/** The functions of a file that are no parts of others. */
function functionsIn({ ts }: Context, file: ts.SourceFile): readonly ts.FunctionLikeDeclaration[] {
  const found: ts.FunctionLikeDeclaration[] = [];
  ts.forEachChild(file, function visit(node): void {
    if (ts.isTypeNode(node)) return;
    if (!ts.isFunctionLike(node)) return ts.forEachChild(node, visit);
    if ("body" in node && node.body !== undefined) found.push(node);
  });
  return found;
}

/** "Item.bump", "new Note", "rename" */
function titleOf(context: Context, node: ts.FunctionLikeDeclaration): string {
  const { ts } = context;
  const { parent } = node;
  if (!ts.isClassLike(parent)) return labelOf(context, node);
  const owner = qualifiedName(context, parent);
  return ts.isConstructorDeclaration(node) ? `new ${owner}` : `${owner}.${node.name?.getText()}`;
}
