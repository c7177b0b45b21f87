import type ts from "typescript";
import type { Token } from "../logic.ts";
import type { Context } from "./context.ts";
import { hoisted } from "./hoisted.ts";
import { LocalNames } from "./local-names.ts";
import { kindNames, plainKinds } from "./normal-kinds.ts";
import { type NameOf, NormalNames } from "./normal-names.ts";
import { marksOf, unwrapped, vanishes } from "./normal-syntax.ts";

/**
 * What code does, as tokens: two texts that differ in comments, formatting, types or names of locals have the same.
 * The name that the code itself has does not count: of a method, a function, a constant, a field, a class.
 */
export function normalForm(context: Context, root: ts.Node, nameOf: NameOf): readonly Token[] {
  const form = new NormalForm(context, root, nameOf);
  form.node(root);
  return form.tokens;
}

export class NormalForm {
  readonly tokens: Token[] = [];
  readonly kinds: ReadonlyMap<ts.SyntaxKind, string>;
  readonly #plain: ReadonlySet<ts.SyntaxKind>;
  readonly #ts: typeof ts;
  readonly #root: ts.Node;
  readonly #locals: LocalNames;
  readonly #names: NormalNames;

  constructor(context: Context, root: ts.Node, nameOf: NameOf) {
    this.kinds = context.once(kindNames);
    this.#plain = context.once(plainKinds);
    this.#ts = context.ts;
    this.#root = root;
    this.#locals = new LocalNames(context, root);
    this.#names = new NormalNames(context, this.#locals, nameOf, this);
  }

  node(node: ts.Node): void {
    const ts = this.#ts;
    const isPlain = this.#plain.has(node.kind);
    if (!isPlain && vanishes(ts, node)) return;
    const inner = isPlain ? undefined : unwrapped(ts, node);
    if (inner !== undefined) this.node(inner);
    else if (ts.isStringLiteralLike(node)) this.tokens.push(JSON.stringify(node.text));
    else if (ts.isToken(node) || ts.isIdentifier(node)) this.#names.token(node);
    else if (ts.isPropertyAccessExpression(node)) this.#names.access(node, node.name);
    else if (ts.isElementAccessExpression(node) && ts.isStringLiteralLike(node.argumentExpression))
      this.#names.access(node, node.argumentExpression);
    else if (ts.isShorthandPropertyAssignment(node)) this.#names.shorthand(node);
    else this.group(this.kinds.get(node.kind)!, marksOf(ts, node), () => this.#parts(node));
  }

  optional(node: ts.Node | undefined): void {
    if (node === undefined) this.tokens.push("-");
    else this.node(node);
  }

  group(kind: string, marks: readonly string[], parts: () => void): void {
    this.tokens.push(`(${kind}`, ...marks);
    parts();
    this.tokens.push(")");
  }

  /** What is declared, or the pattern that takes it apart. */
  name(node: ts.Node, name: ts.Node): void {
    const ts = this.#ts;
    if (node === this.#root && !ts.isObjectBindingPattern(name) && !ts.isArrayBindingPattern(name)) return;
    const isKey = ts.isClassElement(node) || ts.isObjectLiteralElement(node) || ts.isEnumMember(node);
    if (isKey && !ts.isComputedPropertyName(name)) this.#names.key(name);
    else this.node(name);
  }

  /** What a node consists of. Where parts may be missing, one must not be taken for another. */
  #parts(node: ts.Node): void {
    const ts = this.#ts;
    if (ts.isForStatement(node)) {
      for (const part of [node.initializer, node.condition, node.incrementor]) this.optional(part);
      this.#body(node.statement);
    } else if (ts.isBindingElement(node)) this.#names.bindingElement(node);
    else if (ts.isMetaProperty(node)) this.tokens.push(node.name.text);
    else if (ts.isBlock(node)) {
      for (const statement of hoisted(ts, node.statements, this.#locals)) this.node(statement);
    } else {
      const hasBody = ts.isIfStatement(node) || ts.isIterationStatement(node, false);
      ts.forEachChild(node, (child) => this.#part(node, child, hasBody));
    }
  }

  #part(node: ts.Node, part: ts.Node, hasBody: boolean): void {
    const ts = this.#ts;
    if (hasBody && ts.isStatement(part)) this.#body(part);
    else if (ts.isArrowFunction(node) && node.body === part && !ts.isBlock(part))
      this.group("Block", [], () => this.group("ReturnStatement", [], () => this.node(part)));
    else if ("name" in node && node.name === part) this.name(node, part);
    else this.node(part);
  }

  /** A statement alone is that statement in braces. */
  #body(statement: ts.Statement): void {
    if (this.#ts.isBlock(statement)) this.node(statement);
    else this.group("Block", [], () => this.node(statement));
  }
}
