import type ts from "typescript";
import { codeNodes, namings } from "../code-nodes.ts";
import { type Context, resolveAlias } from "../context.ts";
import type { UnitNode } from "./unit-node.ts";
import { functionAround, isConstant, isRead, isUse, targetsIn } from "./variable-uses.ts";

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
    return !isConstant(ts, declaration) && this.#assignedIn(declaration.getSourceFile()).has(declaration);
  }

  /** Whether the constant is named only where something is read from it, or called that it was made with. */
  isOnlyRead(declaration: ts.VariableDeclaration): boolean {
    const { ts } = this.#context;
    const { name } = declaration;
    if (!isConstant(ts, declaration) || !ts.isIdentifier(name) || !declaration.initializer) return false;
    return this.#filesNaming(declaration, name.text).every((file) =>
      namings(this.#context, file, name.text).every(
        (node) => node === name || this.#declarationOf(node) !== declaration || isRead(ts, node),
      ),
    );
  }

  /** Where a variable or a function is used by its name, but for imports and exports of it. */
  usesOf(declaration: ts.Declaration, { text }: ts.Identifier): readonly ts.Identifier[] {
    const { ts } = this.#context;
    const all = this.#filesNaming(declaration, text).flatMap((file) => namings(this.#context, file, text));
    const others = all.filter((use) => use.parent !== declaration && isUse(ts, use));
    return others.filter((use) => this.#declarationOf(use) === declaration);
  }

  declarationOf(key: string): ts.Declaration | undefined {
    return this.#declarations.get(key);
  }

  /** Functions in which the variable is named, and which may change what it holds. */
  usersOf(key: string): readonly UnitNode[] {
    const declaration = this.#declarations.get(key);
    const text = (declaration as ts.NamedDeclaration | undefined)?.name?.getText();
    if (declaration === undefined || text === undefined) return [];
    return this.#filesNaming(declaration, text).flatMap((file) => this.#namings(file, text, declaration));
  }

  /** What a module does not export is named in its own file only. */
  #filesNaming(declaration: ts.Declaration, text: string): readonly ts.SourceFile[] {
    const { ts, sources } = this.#context;
    const own = declaration.getSourceFile();
    const isExported =
      ts.isClassElement(declaration) ||
      (ts.getCombinedModifierFlags(declaration) & ts.ModifierFlags.Export) !== 0 ||
      own.statements.some(
        (statement) => ts.isExportDeclaration(statement) || ts.isExportAssignment(statement),
      );
    return isExported ? sources.filter((file) => file.text.includes(text)) : [own];
  }

  #namings(file: ts.SourceFile, text: string, declaration: ts.Declaration): readonly UnitNode[] {
    const { ts } = this.#context;
    const homes = namings(this.#context, file, text)
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
    for (const node of codeNodes(this.#context, file)) {
      for (const target of targetsIn(ts, node)) {
        const name = ts.isPropertyAccessExpression(target) ? target.name : target;
        const declaration = this.#declarationOf(name);
        if (declaration !== undefined && functionAround(ts, node) !== undefined) found.add(declaration);
      }
    }
    return found;
  }
}
