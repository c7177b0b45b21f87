import type ts from "typescript";
import type { Value } from "./flow-draft.ts";
import { iterate } from "./iteration.ts";
import { readProperty } from "./members.ts";
import { gettersOf } from "./unnamed-getters.ts";
import type { Walk } from "./walk.ts";

/** Gives a value to a variable, or its parts to the variables of a pattern. */
export function bindPattern(walk: Walk, name: ts.BindingName, value: Value): void {
  const { context, draft } = walk;
  const { ts, checker } = context;
  if (ts.isIdentifier(name)) {
    const { parent } = name;
    // What the constructor's code calls by this name is the parameter, and not the property.
    const symbol =
      ts.isParameter(parent) && ts.isParameterPropertyDeclaration(parent, parent.parent)
        ? checker.getSymbolsOfParameterPropertyDeclaration(parent, name.text)[0]
        : checker.getSymbolAtLocation(name);
    if (symbol !== undefined && value !== undefined) draft.assign(draft.variable(symbol), value);
    return;
  }
  if (ts.isArrayBindingPattern(name)) {
    const element = iterate(walk, name, value);
    for (const part of name.elements) {
      if (ts.isOmittedExpression(part)) continue;
      bindElement(walk, part, part.dotDotDotToken ? draft.made(element) : element);
    }
    return;
  }
  const type = checker.getTypeAtLocation(name);
  for (const part of name.elements) {
    const key = part.propertyName ?? part.name;
    const isComputed = ts.isComputedPropertyName(key);
    if (isComputed) walk.value(key.expression);
    const property =
      ts.isIdentifier(key) || ts.isStringLiteral(key) ? checker.getPropertyOfType(type, key.text) : undefined;
    const taken = part.dotDotDotToken
      ? draft.made(draft.loaded(value))
      : property
        ? readProperty(walk, property, key, value)
        : draft.either(draft.loaded(value), ...(isComputed ? gettersOf(walk, type, key, value) : []));
    bindElement(walk, part, taken);
  }
}

function bindElement(walk: Walk, part: ts.BindingElement, value: Value): void {
  const otherwise = part.initializer && walk.value(part.initializer);
  bindPattern(walk, part.name, walk.draft.either(value, otherwise));
}
