import type ts from "typescript";
import { type Context, resolveAlias } from "../context.ts";
import { declaredPath } from "./package-names.ts";

/** What stands behind an export of a package's JavaScript. */
export type ScriptCode = ts.FunctionLikeDeclaration | ts.ClassLikeDeclaration | ts.VariableDeclaration;

/** Under which names the module of a file of types exports a declaration, and what it is called there. */
export function exportedNames(context: Context, declaration: ts.Node): readonly string[] {
  const { ts, checker } = context;
  const file = checker.getSymbolAtLocation(declaration.getSourceFile());
  const own = declaredPath(ts, declaration)?.[0];
  const exported = file ? checker.getExportsOfModule(file) : [];
  const names = exported.filter((symbol) =>
    resolveAlias(context, symbol).declarations?.some((each) => isAround(each, declaration)),
  );
  const whole = file?.exports?.get("export=" as ts.__String);
  const isWhole =
    whole !== undefined &&
    resolveAlias(context, whole).declarations?.some((each) => isAround(each, declaration));
  const isDefault = isWhole === true || names.some(({ name }) => name === "default");
  const others = [...(own === undefined ? [] : [own]), ...(isDefault ? ["default", "export="] : [])];
  return [...new Set([...names.map(({ name }) => name), ...others])];
}

/** The code that a script exports under the first of these names that it has, or a member of it. */
export function scriptCode(
  context: Context,
  file: ts.SourceFile,
  names: readonly string[],
  member?: string,
): ScriptCode | undefined {
  const { checker } = context;
  // The compiler gives none at the place of a CommonJS file.
  const module = (file as { symbol?: ts.Symbol }).symbol;
  if (module === undefined) return undefined;
  const exported = new Map(checker.getExportsOfModule(module).map((symbol) => [symbol.name, symbol]));
  const whole = module.exports?.get("export=" as ts.__String);
  if (whole !== undefined) exported.set("export=", whole);
  const name = names.find((each) => exported.has(each));
  const found = name === undefined ? undefined : behind(context, exported.get(name)!);
  if (member === undefined || found === undefined) return found;
  return context.ts.isClassLike(found) ? methodOf(context, found, member) : undefined;
}

/** The function, class or variable that a symbol of a script stands for. */
function behind(context: Context, symbol: ts.Symbol): ScriptCode | undefined {
  const { ts, checker } = context;
  const { declarations = [] } = resolveAlias(context, symbol);
  for (const declaration of declarations) {
    const value = assignedTo(context, declaration) ?? declaration;
    if (ts.isShorthandPropertyAssignment(value)) {
      const named = checker.getShorthandAssignmentValueSymbol(value);
      if (named !== undefined) return behind(context, named);
    }
    if (ts.isIdentifier(value)) {
      const named = checker.getSymbolAtLocation(value);
      if (named !== undefined && named !== symbol) return behind(context, named);
    }
    if (ts.isFunctionLike(value) && (value as ts.FunctionLikeDeclaration).body)
      return value as ts.FunctionLikeDeclaration;
    if (ts.isClassLike(value)) return value;
    if (ts.isVariableDeclaration(value)) return ofVariable(context, value);
  }
  return undefined;
}

function ofVariable({ ts }: Context, declaration: ts.VariableDeclaration): ScriptCode {
  const { initializer } = declaration;
  const isCode =
    initializer &&
    (ts.isArrowFunction(initializer) ||
      ts.isFunctionExpression(initializer) ||
      ts.isClassExpression(initializer));
  return isCode ? initializer : declaration;
}

/** `module.exports = value`, `exports.name = value`, `module.exports = { name: value }`. */
export function assignedTo({ ts }: Pick<Context, "ts">, declaration: ts.Node): ts.Expression | undefined {
  if (ts.isPropertyAssignment(declaration)) return declaration.initializer;
  const assignment = ts.isBinaryExpression(declaration) ? declaration : declaration.parent;
  const isAssigned =
    assignment !== undefined &&
    ts.isBinaryExpression(assignment) &&
    assignment.operatorToken.kind === ts.SyntaxKind.EqualsToken;
  return isAssigned && (assignment === declaration || assignment.left === declaration)
    ? assignment.right
    : undefined;
}

function methodOf(
  { ts }: Context,
  owner: ts.ClassLikeDeclaration,
  name: string,
): ts.FunctionLikeDeclaration | undefined {
  return owner.members.find(
    (member): member is ts.MethodDeclaration =>
      ts.isMethodDeclaration(member) && member.name.getText() === name,
  );
}

function isAround(outer: ts.Node, inner: ts.Node): boolean {
  for (let at: ts.Node | undefined = inner; at !== undefined; at = at.parent) if (at === outer) return true;
  return false;
}
