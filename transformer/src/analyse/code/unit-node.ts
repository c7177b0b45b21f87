import type ts from "typescript";
import type { Context } from "../context.ts";

/** What can be a unit. A class stands for what `new` runs. */
export type UnitNode =
  | ts.FunctionLikeDeclaration
  | ts.ClassLikeDeclaration
  | ts.VariableDeclaration
  | ts.PropertyDeclaration
  | ts.ClassStaticBlockDeclaration
  | ts.EnumMember
  /** `export default { … }` */
  | ts.ExportAssignment;

export function parametersOf(context: Context, node: UnitNode): readonly ts.ParameterDeclaration[] {
  const { ts, checker } = context;
  if (!ts.isClassLike(node)) return ts.isFunctionLike(node) ? node.parameters : [];
  const own = node.members.find(
    (member): member is ts.ConstructorDeclaration =>
      ts.isConstructorDeclaration(member) && member.body !== undefined,
  );
  if (own !== undefined) return own.parameters;
  const symbol = node.name && checker.getSymbolAtLocation(node.name);
  const signature = symbol && checker.getTypeOfSymbol(symbol).getConstructSignatures()[0];
  return (signature?.declaration?.parameters ?? []).filter((parameter) => ts.isParameter(parameter));
}

/** "Bank.total" for a method, "new Task" for a class, "stamp" for a function or a constant. */
export function labelOf({ ts }: Context, node: UnitNode): string {
  if (ts.isClassLike(node)) return `new ${node.name?.text ?? "class"}`;
  if (ts.isClassStaticBlockDeclaration(node)) return `static block of ${node.parent.name?.text ?? "class"}`;
  if (ts.isExportAssignment(node)) return "default";
  const assigned =
    ts.isBinaryExpression(node.parent) && node.name === undefined ? node.parent.left : undefined;
  if (assigned !== undefined) return assigned.getText().replace(/^(module\.)?exports\./, "");
  const owner =
    ts.isVariableDeclaration(node.parent) || ts.isPropertyAssignment(node.parent) ? node.parent : node;
  const name = owner.name?.getText() ?? (ts.isConstructorDeclaration(node) ? "constructor" : "a function");
  const { parent } = node;
  const isMember = (ts.isClassLike(parent) || ts.isEnumDeclaration(parent)) && parent.name;
  return isMember ? `${parent.name!.text}.${name}` : name;
}
