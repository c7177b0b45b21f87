import type ts from "typescript";
import type { Value } from "./flow-draft.ts";
import { innerFunction } from "./functions.ts";
import { convert } from "./implicit.ts";
import { iterate } from "./iteration.ts";
import { readName } from "./names.ts";
import type { Walk } from "./walk.ts";

/** Objects, arrays and texts written out; undefined for another expression. */
export function literalOf(walk: Walk, node: ts.Expression): Value {
  const { context, draft } = walk;
  const { ts } = context;
  if (ts.isObjectLiteralExpression(node)) return objectOf(walk, node);
  if (ts.isArrayLiteralExpression(node)) {
    const array = draft.made();
    for (const element of node.elements) {
      const isSpread = ts.isSpreadElement(element);
      const value = walk.value(isSpread ? element.expression : element);
      draft.store(array, isSpread ? iterate(walk, element.expression, value) : value);
    }
    return array;
  }
  if (ts.isRegularExpressionLiteral(node)) return draft.made();
  if (ts.isTemplateExpression(node)) {
    for (const { expression } of node.templateSpans)
      convert(walk, expression, walk.value(expression), "text");
  }
  return undefined;
}

function objectOf(walk: Walk, node: ts.ObjectLiteralExpression): Value {
  const { context, draft } = walk;
  const { ts } = context;
  const object = draft.made();
  for (const property of node.properties) {
    const { name } = property;
    if (name !== undefined && ts.isComputedPropertyName(name)) {
      convert(walk, name.expression, walk.value(name.expression), "text");
    }
    if (ts.isShorthandPropertyAssignment(property))
      draft.store(object, readName(walk, property.name), property.name.text);
    else if (ts.isPropertyAssignment(property)) {
      const value = walk.value(property.initializer);
      draft.store(object, value, ts.isIdentifier(property.name) ? property.name.text : undefined);
      // What it is made from is then below it, and is what it may be asked for by any name.
      if (/^["']?__proto__["']?$/.test(property.name.getText())) draft.unknown(property);
    } else if (ts.isSpreadAssignment(property))
      draft.store(object, draft.loaded(walk.value(property.expression)));
    else
      draft.store(
        object,
        innerFunction(walk, property).self,
        ts.isIdentifier(property.name) ? property.name.text : undefined,
      );
  }
  return object;
}
