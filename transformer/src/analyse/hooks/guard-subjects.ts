import type ts from "typescript";
import { isBase, type Root } from "../../flow/roots.ts";
import type { Context } from "../context.ts";

/** What code may write to, as it names it, and the index of the parameter that brings it: -1 for `this`. */
export interface Subject {
  readonly name: string;
  readonly index: number;
}

const self: Subject = { name: "this", index: -1 };

/**
 * Of a method: the arguments where it writes to these alone, as `collect(into)` does; else `this`, and instances among
 * the arguments.
 */
export function subjectsOfMethod(
  context: Context,
  method: ts.FunctionLikeDeclaration,
  writes: readonly Root[],
  isInstance: (declared: ts.ParameterDeclaration | ts.BindingElement) => boolean,
): readonly Subject[] {
  const { ts } = context;
  const { parameters } = method;
  const subjects = writes.map((root) => {
    const index = isBase(root) && root !== "this" ? Number(root) : -1;
    const parameter = parameters[index];
    const isNamed = parameter !== undefined && ts.isIdentifier(parameter.name) && !parameter.dotDotDotToken;
    return isNamed ? { name: parameter.name.getText(), index } : self;
  });
  // An explicit `this` is counted as a parameter by some, and not by others.
  const isCounted = parameters.some(({ name }) => name.getText() === "this");
  if (isCounted) return [self];
  if (!subjects.includes(self)) return distinct(subjects);
  return distinct([self, ...subjectsGiven(context, method, writes, isInstance)]);
}

/** Of other code: the arguments that it writes to, or that hold what it writes to, and parts of them that it takes out. */
export function subjectsGiven(
  { ts }: Context,
  { parameters }: ts.FunctionLikeDeclaration,
  writes: readonly Root[],
  isSubject: (declared: ts.ParameterDeclaration | ts.BindingElement) => boolean,
): readonly Subject[] {
  const subjects = writes.flatMap((root): readonly Subject[] => {
    const [, base = "", field] = /^(\w+)(?:\.([\w#$]+))?/.exec(root) ?? [];
    if (base === "this") return parameters.some((one) => isThis(one) && isSubject(one)) ? [self] : [];
    const index = Number(base);
    const parameter = parameters[index];
    if (parameter === undefined || parameter.dotDotDotToken || isThis(parameter)) return [];
    const declared = ts.isObjectBindingPattern(parameter.name) ? partOf(parameter.name, field) : parameter;
    if (declared === undefined || !ts.isIdentifier(declared.name) || !isSubject(declared)) return [];
    return [{ name: declared.name.text, index }];
  });
  return distinct(subjects);
}

/** What a pattern takes out of a field. */
function partOf({ elements }: ts.ObjectBindingPattern, field: string | undefined) {
  return elements.find(
    (part) => !part.dotDotDotToken && (part.propertyName ?? part.name).getText() === field,
  );
}

function isThis({ name }: ts.ParameterDeclaration): boolean {
  return name.getText() === "this";
}

function distinct(subjects: readonly Subject[]): readonly Subject[] {
  return subjects.filter(({ name }, index) => subjects.findIndex((other) => other.name === name) === index);
}
