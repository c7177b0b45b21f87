import type ts from "typescript";
import type { ClassProblem } from "../model.ts";
import { baseClass, baseClasses, extendedBy, isMixed } from "./base-classes.ts";
import { isAmbient, isHidden, isInBlock, isLocal } from "./class-surroundings.ts";
import { type Context, placeOf } from "./context.ts";
import { hasHiddenMembers } from "./hidden-members.ts";
import { isStorable, libraryName } from "./library-base.ts";
import { hasMark } from "./marks.ts";
import { constructorOf, superCall } from "./restore-guards.ts";
import { isLocalSymbol, keySymbol } from "./symbols.ts";
import { lacksStart } from "./transients.ts";

/** What keeps instances of a class from being restored, at the place that must change. */
export function classProblems(
  context: Context,
  declaration: ts.ClassLikeDeclaration,
): readonly ClassProblem[] {
  const { ts } = context;
  const problems: ClassProblem[] = [];
  const report = (reason: ClassProblem["reason"], node: ts.Node, detail = "") =>
    problems.push({ kind: "class-problem", reason, detail, place: placeOf(node) });

  const at = declaration.name ?? declaration;
  const file = declaration.getSourceFile();
  if (file.isDeclarationFile) report("declared-elsewhere", at, file.fileName);
  else if (isAmbient(context, declaration)) report("declared-elsewhere", at, "`declare class`");
  else if (!ts.isExternalModule(file)) report("script-file", at);
  if (isLocal(context, declaration)) report("local-class", at);
  else if (isInBlock(context, declaration)) report("in-block", at);
  if (isHidden(context, declaration)) report("hidden-in-namespace", at);
  if (hasMark(context, declaration, "persistent")) {
    if (declaration.name === undefined) report("unnamed", at);
    if (declaration.typeParameters?.length) report("type-parameters", declaration.typeParameters[0]!);
  }
  if (libraryName(context, declaration) === undefined) baseProblem(context, declaration, report);
  else if (!isStorable(context, declaration))
    report("builtin-base", extendedBy(context, declaration)!, libraryName(context, declaration));
  constructorProblem(context, declaration, report);
  for (const member of declaration.members) memberProblem(context, member, report);
  return problems;
}

type Report = (reason: ClassProblem["reason"], node: ts.Node, detail?: string) => void;

function baseProblem(context: Context, declaration: ts.ClassLikeDeclaration, report: Report): void {
  const { ts } = context;
  const extended = extendedBy(context, declaration);
  if (extended === undefined || extended.expression.kind === ts.SyntaxKind.NullKeyword) return;
  if (!isKnown(context, declaration)) report("expression-base", extended);
}

/** Whether all that the class extends is declared in the program. */
function isKnown(context: Context, declaration: ts.ClassLikeDeclaration): boolean {
  const { checker } = context;
  const extended = extendedBy(context, declaration)!;
  const type = checker.getTypeAtLocation(extended);
  const parts = type.isIntersection() ? type.types.length : 1;
  return baseClasses(context, declaration).length === parts;
}

/** The constructors of a class with hidden members, and of its bases, run when an instance is restored, up to `super`. */
function constructorProblem(context: Context, declaration: ts.ClassLikeDeclaration, report: Report): void {
  if (!hasHiddenMembers(context, declaration)) {
    const mixed = isMixed(context, declaration) ? baseClasses(context, declaration) : [];
    if (mixed.some((base) => hasHiddenMembers(context, base)))
      report("mixed-hidden", extendedBy(context, declaration)!);
    return;
  }
  for (
    let at: ts.ClassLikeDeclaration | undefined = declaration;
    at !== undefined;
    at = baseClass(context, at)
  ) {
    if (isMixed(context, at)) report("mixed-hidden", extendedBy(context, at)!);
    const made = constructorOf(context, at);
    const isDerived = baseClass(context, at) !== undefined;
    if (made !== undefined && isDerived && superCall(context, made) === undefined) {
      report("code-before-super", made.body!.statements[0] ?? made);
    }
  }
}

function memberProblem(context: Context, member: ts.ClassElement, report: Report): void {
  const { ts } = context;
  const modifiers = ts.canHaveModifiers(member) ? (member.modifiers ?? []) : [];
  if (modifiers.some(({ kind }) => kind === ts.SyntaxKind.StaticKeyword)) return;
  if (!ts.isPropertyDeclaration(member)) return;
  const key = keySymbol(context, member);
  if (isLocalSymbol(context, key)) report("local-symbol", member.name);
  else if (
    key === undefined &&
    ts.isComputedPropertyName(member.name) &&
    !ts.isStringLiteralLike(member.name.expression)
  ) {
    report("computed-field", member.name);
  }
  if (lacksStart(context, member)) report("transient-without-start", member.name, member.name.getText());
  const decorator = ts.getDecorators(member)?.[0];
  if (decorator !== undefined) report("field-decorator", decorator);
}
