import type ts from "typescript";
import type { GuardedMethod } from "../../hook-model.ts";
import { type Context, placeOf } from "../context.ts";
import type { Subject } from "./guard-subjects.ts";
import { runs } from "./runs.ts";

type Guard = Pick<GuardedMethod, "form" | "subjects" | "isBehindText" | "place">;

/** Where code looks whether it may write: where its body begins, and before what its parameters run ahead of that. */
export function guardPlaces(
  context: Context,
  { parameters, body }: ts.FunctionLikeDeclaration,
  subjects: readonly Subject[],
): readonly Guard[] {
  const { ts } = context;
  const names = (known: readonly Subject[]) => known.map(({ name }) => name);
  const ahead = parameters.flatMap((parameter, index) => {
    // A parameter further on is not there yet.
    const known = names(subjects.filter((one) => one.index < index));
    const run = known.length === 0 ? [] : runIn(context, parameter).filter((one) => runs(context, one));
    return run.map((one): Guard => ({ form: "value", subjects: known, place: placeOf(one) }));
  });
  if (body === undefined) return ahead;
  const start: Guard = ts.isBlock(body)
    ? { form: "statement", subjects: names(subjects), ...beginningOf(context, body) }
    : { form: "value", subjects: names(subjects), place: placeOf(body) };
  return [...ahead, start];
}

/** Defaults and computed keys of a parameter and of what it takes apart. */
function runIn(
  context: Context,
  { name, initializer }: ts.ParameterDeclaration | ts.BindingElement,
): readonly ts.Expression[] {
  const { ts } = context;
  const own = initializer ? [initializer] : [];
  if (ts.isIdentifier(name)) return own;
  const parts = name.elements.flatMap((part) => (ts.isBindingElement(part) ? [part] : []));
  return [
    ...own,
    ...parts.flatMap((part) => {
      const key = part.propertyName;
      return [...(key && ts.isComputedPropertyName(key) ? [key.expression] : []), ...runIn(context, part)];
    }),
  ];
}

/** Behind the brace, or behind directives: what stands before them takes their meaning away. */
function beginningOf({ ts }: Context, body: ts.Block): Pick<Guard, "place" | "isBehindText"> {
  const isDirective = (statement: ts.Statement) =>
    ts.isExpressionStatement(statement) && ts.isStringLiteral(statement.expression);
  const end = body.statements.findIndex((statement) => !isDirective(statement));
  const directives = end < 0 ? body.statements : body.statements.slice(0, end);
  const last = directives.at(-1);
  const start = last?.getEnd() ?? body.getStart() + 1;
  const isOpen = last !== undefined && !last.getText().endsWith(";");
  return {
    ...(isOpen && { isBehindText: true }),
    place: { file: body.getSourceFile().fileName, span: { start, end: start } },
  };
}
