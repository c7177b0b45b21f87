import type ts from "typescript";
import type { UnitId } from "../../code-model.ts";
import { isBase, type Root } from "../../flow/roots.ts";
import type { GuardedMethod } from "../../hook-model.ts";
import { baseClasses } from "../base-classes.ts";
import type { Code } from "../code/code.ts";
import { type Context, qualifiedName } from "../context.ts";
import { isStatic } from "../hidden-members.ts";

/** The methods and setters of classes that may write, and the classes that have or inherit any. */
export function guardedMethodsIn(
  context: Context,
  code: Code,
  classes: readonly ts.ClassLikeDeclaration[],
  commands: ReadonlySet<UnitId>,
): { readonly methods: readonly GuardedMethod[]; readonly classes: ReadonlySet<ts.ClassLikeDeclaration> } {
  const { ts } = context;
  const methods: GuardedMethod[] = [];
  const guarded = new Set<ts.ClassLikeDeclaration>();
  for (const declaration of classes) {
    for (const member of declaration.members) {
      if (!ts.isMethodDeclaration(member) && !ts.isAccessor(member)) continue;
      if (member.body === undefined || isStatic(context, member)) continue;
      // What lies outside is no part of any state.
      const writes = [...code.summaryOf(member).writes.keys()].filter((root) => !root.startsWith("outside "));
      if (writes.length === 0) continue;
      for (const each of classes) if (isOrExtends(context, each, declaration)) guarded.add(each);
      methods.push({
        kind: "guarded-method",
        label: `${qualifiedName(context, declaration)}.${member.name.getText()}`,
        subjects: commands.has(code.unitOf(member)) ? ["this"] : subjectsOf(context, member, writes),
        ...beginningOf(context, member.body),
      });
    }
  }
  return { methods, classes: guarded };
}

/** What may belong to a store: the arguments where a method writes to these alone, as `collect(into)` does. */
function subjectsOf(
  { ts }: Context,
  { parameters }: ts.MethodDeclaration | ts.AccessorDeclaration,
  writes: readonly Root[],
): readonly string[] {
  const subjects = writes.map((root) => {
    const parameter = isBase(root) && root !== "this" ? parameters[Number(root)] : undefined;
    const isNamed = parameter !== undefined && ts.isIdentifier(parameter.name) && !parameter.dotDotDotToken;
    return isNamed ? parameter.name.getText() : "this";
  });
  // An explicit `this` is counted as a parameter by some, and not by others.
  const isCounted = parameters.some(({ name }) => name.getText() === "this");
  return isCounted || subjects.includes("this") ? ["this"] : [...new Set(subjects)];
}

/** Behind the brace, or behind directives: what stands before them takes their meaning away. */
function beginningOf({ ts }: Context, body: ts.Block): Pick<GuardedMethod, "place" | "isBehindText"> {
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

function isOrExtends(context: Context, one: ts.ClassLikeDeclaration, base: ts.ClassLikeDeclaration): boolean {
  return one === base || baseClasses(context, one).some((each) => isOrExtends(context, each, base));
}
