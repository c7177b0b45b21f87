import type ts from "typescript";
import { baseClass } from "./base-classes.ts";
import type { Context } from "./context.ts";

/** The code that runs when an instance of one class of a chain is made. */
export interface Maker {
  readonly label: string;
  readonly initialisers: readonly ts.Expression[];
  readonly body: ts.ConstructorDeclaration | undefined;
}

/** What `new` runs, class by class; undefined where it cannot be known. */
export function constructorsOf(context: Context, callee: ts.Expression): readonly Maker[] | undefined {
  const { ts, checker } = context;
  const symbol = checker.getSymbolAtLocation(callee);
  const target = symbol && symbol.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(symbol) : symbol;
  const makers: Maker[] = [];
  let at = target?.valueDeclaration;
  if (at === undefined) return undefined;
  for (;;) {
    if (!ts.isClassLike(at) || at.getSourceFile().isDeclarationFile) return undefined;
    if (ts.getDecorators(at)?.length) return undefined;
    makers.push(makerOf(context, at));
    const isDerived = at.heritageClauses?.some(({ token }) => token === ts.SyntaxKind.ExtendsKeyword);
    if (!isDerived) return makers;
    at = baseClass(context, at);
    if (at === undefined) return undefined;
  }
}

function makerOf({ ts }: Context, declaration: ts.ClassLikeDeclaration): Maker {
  const initialisers = declaration.members.flatMap((member) => {
    const isStatic =
      ts.isPropertyDeclaration(member) &&
      member.modifiers?.some(({ kind }) => kind === ts.SyntaxKind.StaticKeyword);
    return ts.isPropertyDeclaration(member) && !isStatic && member.initializer ? [member.initializer] : [];
  });
  const body = declaration.members.find(
    (member): member is ts.ConstructorDeclaration =>
      ts.isConstructorDeclaration(member) && member.body !== undefined,
  );
  return { label: `new ${declaration.name?.text ?? "class"}`, initialisers, body };
}

/** Whether the target is a field of the object that the constructor `home` makes. */
export function isOwnField({ ts, checker }: Context, target: ts.Expression, home: ts.Node): boolean {
  if (!ts.isConstructorDeclaration(home) || !ts.isPropertyAccessExpression(target)) return false;
  if (target.expression.kind !== ts.SyntaxKind.ThisKeyword || thisContainer(target) !== home) return false;
  const declarations = checker.getSymbolAtLocation(target.name)?.declarations ?? [];
  return (
    declarations.length > 0 &&
    declarations.every((declaration) => ts.isPropertyDeclaration(declaration) || ts.isParameter(declaration))
  );

  function thisContainer(node: ts.Node): ts.Node {
    const { parent } = node;
    return !ts.isFunctionLike(parent) || ts.isArrowFunction(parent) ? thisContainer(parent) : parent;
  }
}
