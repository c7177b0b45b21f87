import type ts from "typescript";
import type { LocalNames } from "./local-names.ts";

/**
 * The statements of a block as they count: functions are there before the first statement runs, wherever they stand,
 * so they come last, in the order in which they were first named. Those that nothing names do nothing.
 */
export function* hoisted(
  compiler: typeof ts,
  statements: readonly ts.Statement[],
  locals: LocalNames,
): Iterable<ts.Statement> {
  const functions = new Set<ts.FunctionDeclaration>();
  for (const statement of statements) {
    if (!compiler.isFunctionDeclaration(statement)) yield statement;
    else if (statement.body !== undefined) functions.add(statement);
  }
  const numberOf = ({ name }: ts.FunctionDeclaration) => name && locals.numberOf(name);
  while (true) {
    const [next] = [...functions]
      .filter((candidate) => numberOf(candidate) !== undefined)
      .sort((a, b) => numberOf(a)! - numberOf(b)!);
    if (next === undefined) return;
    functions.delete(next);
    yield next;
  }
}
