import type ts from "typescript";
import type { Compilation } from "../../compilation.ts";
import type { PackageSummary } from "../../effects/packages/package-summary.ts";

type TypeScript = Compilation["ts"];

/**
 * The names from the top of a file of types down to a declaration: ["Decimal", "plus"]. Modules, and types that have
 * no name, add none. Undefined for what is not named at all: parameters, and what their types declare.
 */
export function declaredPath(ts: TypeScript, declaration: ts.Node): readonly string[] | undefined {
  const path: string[] = [];
  for (let at = declaration; !ts.isSourceFile(at); at = at.parent) {
    if (ts.isParameter(at) || ts.isTypeParameterDeclaration(at) || isResult(ts, at)) return undefined;
    const name = nameOf(ts, at);
    if (name !== undefined) path.unshift(name);
  }
  return path.length === 0 ? undefined : path;
}

/** The name under which the tables know a member of a package: "npm:lodash.random", "new npm:decimal.js.Decimal". */
export function packageMemberName(
  ts: TypeScript,
  summary: PackageSummary,
  declaration: ts.Node,
): string | undefined {
  const path = declaredPath(ts, declaration);
  if (path === undefined) return undefined;
  const { fileName } = declaration.getSourceFile();
  const file = summary.files?.find(([pattern]) => pattern.test(fileName))?.[1];
  const owners = path
    .slice(0, -1)
    .map((owner) => summary.owners?.find(([pattern]) => pattern.test(owner))?.[1] ?? owner);
  const isMade = ts.isConstructorDeclaration(declaration) || ts.isConstructSignatureDeclaration(declaration);
  const own =
    isMade || ts.isCallSignatureDeclaration(declaration)
      ? owners.concat(path.at(-1)!)
      : [...owners, path.at(-1)!];
  const name = [
    `npm:${summary.name}`,
    ...(file === undefined ? [] : [file]),
    ...own.filter((part) => part !== ""),
  ].join(".");
  if (isMade) return `new ${name}`;
  return ts.isCallSignatureDeclaration(declaration) ? `${name}()` : name;
}

/** Whether a type stands where a function says what it gives: it is a part of the function. */
function isResult(ts: TypeScript, node: ts.Node): boolean {
  return (
    ts.isTypeNode(node) &&
    ts.isFunctionLike(node.parent) &&
    !ts.isTypeNode(node.parent) &&
    node.parent.type === node
  );
}

function nameOf(ts: TypeScript, node: ts.Node): string | undefined {
  if (ts.isModuleDeclaration(node))
    return ts.isIdentifier(node.name) && node.name.text !== "global" ? node.name.text : undefined;
  if (ts.isConstructorDeclaration(node)) return undefined;
  const { name } = node as Partial<ts.NamedDeclaration>;
  if (name === undefined) return undefined;
  if (ts.isIdentifier(name) || ts.isStringLiteral(name) || ts.isNumericLiteral(name)) return name.text;
  return ts.isComputedPropertyName(name) ? `[${name.expression.getText()}]` : undefined;
}
