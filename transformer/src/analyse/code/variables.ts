import type ts from "typescript";
import { type Context, resolveAlias } from "../context.ts";
import type { UnitNode } from "./build-unit.ts";

/** Variables that functions share: those of modules, static fields, and those of functions around a function. */
export class Variables {
  readonly #context: Context;
  readonly #assigned = new Map<ts.SourceFile, ReadonlySet<ts.Declaration>>();
  readonly #keys = new Map<ts.Declaration, string>();
  readonly #declarations = new Map<string, ts.Declaration>();

  constructor(context: Context) {
    this.#context = context;
  }

  /** Names the variable in the model: its name, and where it stands. */
  keyOf(declaration: ts.Declaration): string {
    const known = this.#keys.get(declaration);
    if (known !== undefined) return known;
    const { name } = declaration as ts.NamedDeclaration;
    const file = declaration.getSourceFile();
    const key = `${name?.getText() ?? "variable"} ${file.fileName}:${declaration.getStart(file)}`;
    this.#keys.set(declaration, key);
    this.#declarations.set(key, declaration);
    return key;
  }

  /** Whether code that runs later than its module is loaded assigns the variable. */
  isReassigned(declaration: ts.Declaration): boolean {
    const { ts } = this.#context;
    if (ts.isPropertyDeclaration(declaration)) {
      const name = declaration.name.getText();
      return this.#context.sources.some(
        (file) => file.text.includes(name) && this.#assignedIn(file).has(declaration),
      );
    }
    return this.#assignedIn(declaration.getSourceFile()).has(declaration);
  }

  /** Whether the constant is named only where something is read from it, or called that it was made with. */
  isOnlyRead(declaration: ts.VariableDeclaration): boolean {
    const { ts } = this.#context;
    const { name } = declaration;
    const isConstant = (ts.getCombinedNodeFlags(declaration) & ts.NodeFlags.Const) !== 0;
    if (!isConstant || !ts.isIdentifier(name) || !declaration.initializer) return false;
    return this.#context.sources
      .filter((file) => file.text.includes(name.text))
      .every((file) =>
        namingsIn(ts, file, name.text).every(
          (node) => node === name || this.#declarationOf(node) !== declaration || isRead(ts, node),
        ),
      );
  }

  /** Functions in which the variable is named, and which may change what it holds. */
  usersOf(key: string): readonly UnitNode[] {
    const declaration = this.#declarations.get(key);
    const { name } = (declaration ?? {}) as Partial<ts.NamedDeclaration>;
    if (declaration === undefined || name === undefined) return [];
    const text = name.getText();
    return this.#context.sources
      .filter((file) => file.text.includes(text))
      .flatMap((file) => this.#namings(file, text, declaration));
  }

  #namings(file: ts.SourceFile, text: string, declaration: ts.Declaration): readonly UnitNode[] {
    const { ts } = this.#context;
    const homes = namingsIn(ts, file, text)
      .filter((node) => this.#declarationOf(node) === declaration)
      .map((node) => functionAround(ts, node));
    return [...new Set(homes)].filter((home) => home !== undefined);
  }

  #declarationOf(node: ts.Node): ts.Declaration | undefined {
    const { ts, checker } = this.#context;
    const symbol = ts.isShorthandPropertyAssignment(node.parent)
      ? checker.getShorthandAssignmentValueSymbol(node.parent)
      : checker.getSymbolAtLocation(node);
    return symbol && resolveAlias(this.#context, symbol).valueDeclaration;
  }

  #assignedIn(file: ts.SourceFile): ReadonlySet<ts.Declaration> {
    const known = this.#assigned.get(file);
    if (known !== undefined) return known;
    const { ts } = this.#context;
    const found = new Set<ts.Declaration>();
    this.#assigned.set(file, found);
    const visit = (node: ts.Node): void => {
      if (ts.isTypeNode(node)) return;
      for (const target of targetsIn(ts, node)) {
        const name = ts.isPropertyAccessExpression(target) ? target.name : target;
        const declaration = this.#declarationOf(name);
        if (declaration !== undefined && functionAround(ts, node) !== undefined) found.add(declaration);
      }
      ts.forEachChild(node, visit);
    };
    visit(file);
    return found;
  }
}

/** The function in which a node stands, the outermost one; the class for what runs when an instance is made. */
export function functionAround(api: typeof ts, node: ts.Node): UnitNode | undefined {
  let found: UnitNode | undefined;
  for (let at: ts.Node | undefined = node; at !== undefined; at = at.parent) {
    if (api.isConstructorDeclaration(at)) found = at.parent;
    else if (api.isFunctionLike(at)) found = at as ts.FunctionLikeDeclaration;
    const isField =
      api.isPropertyDeclaration(at) &&
      !at.modifiers?.some(({ kind }) => kind === api.SyntaxKind.StaticKeyword);
    if (isField && api.isClassLike(at.parent)) found = at.parent;
    if (api.isClassStaticBlockDeclaration(at)) found = at;
  }
  return found;
}

/** Names and properties that the node itself assigns. */
function targetsIn(api: typeof ts, node: ts.Node): readonly ts.Node[] {
  const { SyntaxKind } = api;
  if (api.isBinaryExpression(node)) {
    const { kind } = node.operatorToken;
    return kind >= SyntaxKind.FirstAssignment && kind <= SyntaxKind.LastAssignment ? leaves(node.left) : [];
  }
  if (api.isPrefixUnaryExpression(node) || api.isPostfixUnaryExpression(node)) {
    const isStep = node.operator === SyntaxKind.PlusPlusToken || node.operator === SyntaxKind.MinusMinusToken;
    return isStep ? leaves(node.operand) : [];
  }
  const isLoop = api.isForOfStatement(node) || api.isForInStatement(node);
  return isLoop && !api.isVariableDeclarationList(node.initializer) ? leaves(node.initializer) : [];

  function leaves(target: ts.Node): readonly ts.Node[] {
    if (api.isIdentifier(target) || api.isPropertyAccessExpression(target)) return [target];
    const found: ts.Node[] = [];
    api.forEachChild(target, (child) => void found.push(...leaves(child)));
    return found;
  }
}

function namingsIn(api: typeof ts, file: ts.SourceFile, text: string): readonly ts.Identifier[] {
  const found: ts.Identifier[] = [];
  const visit = (node: ts.Node): void => {
    if (api.isTypeNode(node)) return;
    if (api.isIdentifier(node) && node.text === text) found.push(node);
    api.forEachChild(node, visit);
  };
  visit(file);
  return found;
}

/** `table[key]`, `table.name()`: not assigned, not handed on. Imports and exports name it, and no more. */
function isRead(api: typeof ts, node: ts.Identifier): boolean {
  const { parent } = node;
  if (api.isImportSpecifier(parent) || api.isExportSpecifier(parent) || api.isTypeOfExpression(parent))
    return true;
  if (!api.isPropertyAccessExpression(parent) && !api.isElementAccessExpression(parent)) return false;
  if (parent.expression !== node) return true;
  let outer: ts.Node = parent;
  while (api.isNonNullExpression(outer.parent) || api.isParenthesizedExpression(outer.parent))
    outer = outer.parent;
  const at = outer.parent;
  const isTarget =
    (api.isBinaryExpression(at) &&
      at.left === outer &&
      at.operatorToken.kind >= api.SyntaxKind.FirstAssignment &&
      at.operatorToken.kind <= api.SyntaxKind.LastAssignment) ||
    api.isPrefixUnaryExpression(at) ||
    api.isPostfixUnaryExpression(at) ||
    api.isDeleteExpression(at);
  return api.isCallExpression(at) && at.expression === outer && !isTarget;
}
