import type ts from "typescript";
import { type Context, resolveAlias } from "./context.ts";

/** The variables, parameters, labels, functions and classes of a piece of code, numbered as they first appear. */
export class LocalNames {
  readonly #context: Context;
  readonly #root: ts.Node;
  readonly #numbers = new Map<ts.Node, number>();

  constructor(context: Context, root: ts.Node) {
    this.#context = context;
    this.#root = root;
  }

  /** What stands for a local; undefined for everything else. */
  tokenOf(name: ts.Identifier): string | undefined {
    const declaration = this.#labelled(name) ?? this.#declaration(name);
    if (declaration === undefined) return undefined;
    if (!this.#numbers.has(declaration)) this.#numbers.set(declaration, this.#numbers.size);
    return `$${this.#numbers.get(declaration)}`;
  }

  /** The number of a local that has been met. */
  numberOf(name: ts.Identifier): number | undefined {
    const declaration = this.#declaration(name);
    return declaration && this.#numbers.get(declaration);
  }

  /** The name by which what is no local is known where it comes from; of the code itself none. */
  sourceName(name: ts.Identifier): string {
    const symbol = this.#symbolOf(name);
    if (symbol === undefined) return name.text;
    if (symbol.declarations?.some((at) => at === this.#root)) return "$";
    const target = resolveAlias(this.#context, symbol);
    return target === symbol || this.#context.checker.isUnknownSymbol(target) ? name.text : target.name;
  }

  /** Whether it stands for all that a module exports. */
  isNamespace(node: ts.Node): boolean {
    const { ts } = this.#context;
    if (!ts.isIdentifier(node)) return false;
    return this.#symbolOf(node)?.declarations?.some((at) => ts.isNamespaceImport(at)) ?? false;
  }

  #symbolOf(name: ts.Identifier): ts.Symbol | undefined {
    const { ts, checker } = this.#context;
    const { parent } = name;
    return ts.isShorthandPropertyAssignment(parent) && parent.name === name
      ? checker.getShorthandAssignmentValueSymbol(parent)
      : checker.getSymbolAtLocation(name);
  }

  /** Declarations, not symbols: a parameter that is a property too has two of those. */
  #declaration(name: ts.Identifier): ts.Node | undefined {
    return this.#symbolOf(name)?.declarations?.find((at) => this.#isLocal(at));
  }

  #isLocal(declaration: ts.Node): boolean {
    const { ts } = this.#context;
    if (declaration === this.#root) return false;
    const isName =
      ts.isVariableDeclaration(declaration) ||
      ts.isParameter(declaration) ||
      ts.isBindingElement(declaration) ||
      ts.isFunctionDeclaration(declaration) ||
      ts.isFunctionExpression(declaration) ||
      ts.isClassLike(declaration) ||
      ts.isEnumDeclaration(declaration);
    return isName && ts.findAncestor(declaration, (at) => at === this.#root) !== undefined;
  }

  #labelled(name: ts.Identifier): ts.Node | undefined {
    const { ts } = this.#context;
    const { parent } = name;
    const isLabel =
      (ts.isLabeledStatement(parent) || ts.isBreakOrContinueStatement(parent)) && parent.label === name;
    if (!isLabel) return undefined;
    return ts.findAncestor(name, (at) => ts.isLabeledStatement(at) && at.label.text === name.text);
  }
}
