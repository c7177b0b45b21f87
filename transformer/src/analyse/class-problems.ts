import type ts from "typescript";
import type { ClassProblem } from "../model.ts";
import { baseClass } from "./collection.ts";
import { type Context, isLibrary, placeOf } from "./context.ts";

/** What keeps instances of a class from being restored, at the place that must change. */
export function classProblems(context: Context, declaration: ts.ClassDeclaration): readonly ClassProblem[] {
  const { ts } = context;
  const problems: ClassProblem[] = [];
  const report = (reason: ClassProblem["reason"], node: ts.Node, detail = "") =>
    problems.push({ kind: "class-problem", reason, detail, place: placeOf(node) });

  const at = declaration.name ?? declaration;
  const file = declaration.getSourceFile();
  if (file.isDeclarationFile) report("declared-elsewhere", at, file.fileName);
  else if (!ts.isExternalModule(file)) report("script-file", at);
  if (!ts.isSourceFile(declaration.parent) && !ts.isModuleBlock(declaration.parent))
    report("local-class", at);
  if (declaration.name === undefined) report("unnamed", at);
  if (declaration.typeParameters?.length) report("type-parameters", declaration.typeParameters[0]!);
  baseProblem(context, declaration, report);
  for (const member of declaration.members) memberProblem(context, member, report);
  return problems;
}

type Report = (reason: ClassProblem["reason"], node: ts.Node, detail?: string) => void;

function baseProblem(context: Context, declaration: ts.ClassDeclaration, report: Report): void {
  const { ts, checker } = context;
  const extended = declaration.heritageClauses?.find(
    (clause) => clause.token === ts.SyntaxKind.ExtendsKeyword,
  )?.types[0];
  if (extended === undefined || extended.expression.kind === ts.SyntaxKind.NullKeyword) return;
  const isName = ts.isIdentifier(extended.expression) || ts.isPropertyAccessExpression(extended.expression);
  const symbol = checker.getTypeAtLocation(extended).getSymbol();
  if (symbol !== undefined && isLibrary(context, symbol)) report("builtin-base", extended, symbol.name);
  else if (!isName || baseClass(context, declaration) === undefined) report("expression-base", extended);
}

function memberProblem({ ts }: Context, member: ts.ClassElement, report: Report): void {
  const modifiers = ts.canHaveModifiers(member) ? (member.modifiers ?? []) : [];
  if (modifiers.some(({ kind }) => kind === ts.SyntaxKind.StaticKeyword)) return;
  if (member.name !== undefined && ts.isPrivateIdentifier(member.name)) {
    report("private-names", member.name, member.name.text);
  }
  if (!ts.isPropertyDeclaration(member)) return;
  if (modifiers.some(({ kind }) => kind === ts.SyntaxKind.AccessorKeyword))
    report("accessor-field", member.name);
  if (ts.isComputedPropertyName(member.name) && !ts.isStringLiteralLike(member.name.expression)) {
    report("computed-field", member.name);
  }
  const decorator = ts.getDecorators(member)?.[0];
  if (decorator !== undefined) report("field-decorator", decorator);
}
