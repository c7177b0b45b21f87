import type ts from "typescript";
import type { Context } from "./context.ts";
import type { LocalNames } from "./local-names.ts";
import type { NormalForm } from "./normal-form.ts";
import { marksOf } from "./normal-syntax.ts";

/**
 * The number of the unit that a node names, or undefined to keep its text. Asked for identifiers that are no locals, for
 * the names in accesses (`task.isDone`, `task["isDone"]`), for `super` where it is called, and for the elements
 * of object patterns, which read a property.
 */
export type NameOf = (node: ts.Node) => number | undefined;

/** The part of a normal form where something has a name. */
export class NormalNames {
  readonly #ts: typeof ts;
  readonly #locals: LocalNames;
  readonly #nameOf: NameOf;
  readonly #form: NormalForm;

  constructor({ ts }: Context, locals: LocalNames, nameOf: NameOf, form: NormalForm) {
    this.#ts = ts;
    this.#locals = locals;
    this.#nameOf = nameOf;
    this.#form = form;
  }

  token(node: ts.Node): void {
    const ts = this.#ts;
    const { tokens, kinds } = this.#form;
    if (ts.isIdentifier(node)) {
      const local = this.#locals.tokenOf(node);
      tokens.push(local ?? this.#nameOf(node) ?? this.#locals.sourceName(node));
    } else {
      const isBase = node.kind === ts.SyntaxKind.SuperKeyword && ts.isCallExpression(node.parent);
      const unit = isBase ? this.#nameOf(node) : undefined;
      tokens.push(unit ?? ts.tokenToString(node.kind) ?? `${kinds.get(node.kind)} ${textOf(node)}`);
    }
  }

  /** `"name": 1` is `name: 1`. */
  key(name: ts.Node): void {
    this.#form.tokens.push(`.${textOf(name)}`);
  }

  /** `task["name"]` is `task.name`. */
  access(
    node: ts.PropertyAccessExpression | ts.ElementAccessExpression,
    name: ts.MemberName | ts.StringLiteralLike,
  ): void {
    const form = this.#form;
    const unit = this.#nameOf(name);
    // Whether a helper is imported by its name or with all of its module is how it is named, too.
    if (unit !== undefined && this.#locals.isNamespace(node.expression)) {
      form.tokens.push(unit);
      return;
    }
    form.group("PropertyAccessExpression", marksOf(this.#ts, node), () => {
      form.node(node.expression);
      if (node.questionDotToken) form.tokens.push("?.");
      if (unit === undefined) this.key(name);
      else form.tokens.push(unit);
    });
  }

  /** `{ a }` in a pattern is `{ a: a }`. */
  bindingElement(node: ts.BindingElement): void {
    const { name, propertyName, dotDotDotToken, initializer } = node;
    const key = propertyName ?? name;
    if (dotDotDotToken) this.#form.tokens.push("...");
    else if (this.#ts.isObjectBindingPattern(node.parent)) {
      const unit = this.#nameOf(node);
      if (unit !== undefined) this.#form.tokens.push(unit);
      else if (this.#ts.isComputedPropertyName(key)) this.#form.node(key);
      else this.key(key);
    }
    this.#form.name(node, name);
    this.#form.optional(initializer);
  }

  /** `{ a }` is `{ a: a }`, but for the key that would set a prototype; `{ a = 1 }`, assigned to, is `{ a: a = 1 }`. */
  shorthand({ name, objectAssignmentInitializer }: ts.ShorthandPropertyAssignment): void {
    const form = this.#form;
    form.group("PropertyAssignment", name.text === "__proto__" ? ["own"] : [], () => {
      this.key(name);
      if (objectAssignmentInitializer === undefined) this.token(name);
      else
        form.group("BinaryExpression", [], () => {
          this.token(name);
          form.tokens.push("=");
          form.node(objectAssignmentInitializer);
        });
    });
  }
}

function textOf(node: ts.Node): string {
  return (node as ts.LiteralLikeNode | ts.Identifier | ts.PrivateIdentifier).text;
}
