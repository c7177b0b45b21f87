import type ts from "typescript";
import type { Slot } from "../../code-model.ts";
import type { Context } from "../context.ts";
import { callOf } from "./calls.ts";
import { attempted } from "./caught-errors.ts";
import type { Draft, Inner } from "./draft.ts";
import type { Value } from "./flow-draft.ts";
import { innerFunction } from "./functions.ts";
import { literalOf } from "./literals.ts";
import { readMember } from "./members.ts";
import { readName } from "./names.ts";
import { operation } from "./operators.ts";
import { bindPattern } from "./patterns.ts";
import { caught, disposed, localClass, loop, variable } from "./statements.ts";
import type { Units } from "./units.ts";

/** Goes through the code of one unit, and notes what it does and where its values flow. */
export class Walk {
  readonly context: Context;
  readonly units: Units;
  readonly draft: Draft;
  /** The node that the unit is: what is declared inside it is its own. */
  readonly home: ts.Node;
  /** `this`, and where `return` goes, of the function that is walked now. */
  receiver: Slot = 0;
  result: Slot;

  constructor(context: Context, units: Units, draft: Draft, home: ts.Node) {
    this.context = context;
    this.units = units;
    this.draft = draft;
    this.home = home;
    this.result = draft.result;
  }

  /** Walks through an expression. Gives where its value is. */
  value(node: ts.Expression): Value {
    const { ts } = this.context;
    if (ts.isIdentifier(node)) return readName(this, node);
    if (node.kind === ts.SyntaxKind.ThisKeyword || node.kind === ts.SyntaxKind.SuperKeyword)
      return this.receiver;
    if (ts.isPropertyAccessExpression(node) || ts.isElementAccessExpression(node))
      return readMember(this, node);
    if (ts.isCallExpression(node) || ts.isNewExpression(node) || ts.isTaggedTemplateExpression(node)) {
      return callOf(this, node);
    }
    if (
      ts.isParenthesizedExpression(node) ||
      ts.isAssertionExpression(node) ||
      ts.isSatisfiesExpression(node) ||
      ts.isNonNullExpression(node)
    ) {
      return this.value(node.expression);
    }
    if (ts.isArrowFunction(node) || ts.isFunctionExpression(node)) return innerFunction(this, node).self;
    return literalOf(this, node) ?? operation(this, node);
  }

  /** Walks through a statement or another part of the code. */
  visit = (node: ts.Node): void => {
    const { ts } = this.context;
    if (ts.isTypeNode(node) || ts.isInterfaceDeclaration(node) || ts.isTypeAliasDeclaration(node)) return;
    if (ts.isVariableDeclaration(node)) return variable(this, node);
    if (ts.isReturnStatement(node)) {
      if (node.expression) this.#return(node, this.value(node.expression));
      return;
    }
    if (ts.isForOfStatement(node) || ts.isForInStatement(node)) return loop(this, node);
    if (ts.isTryStatement(node)) return attempted(this, node);
    if (ts.isCatchClause(node)) return caught(this, node);
    if (ts.isFunctionDeclaration(node)) {
      innerFunction(this, node);
      return;
    }
    if (ts.isClassLike(node)) return localClass(this, node);
    if (ts.isVariableDeclarationList(node) && node.flags & ts.NodeFlags.Using) disposed(this, node);
    if (ts.isExpression(node)) this.value(node);
    else ts.forEachChild(node, this.visit);
  };

  /** A generator gives itself, which holds what it returns. */
  #return(node: ts.ReturnStatement, value: Value): void {
    const home = this.context.ts.findAncestor(node, this.context.ts.isFunctionLike);
    const isGenerator = home !== undefined && "asteriskToken" in home && home.asteriskToken !== undefined;
    this.draft.assign(this.result, isGenerator && value !== undefined ? this.draft.made(value) : value);
  }

  /** Walks through a function that stands inside the unit, as a part of it. */
  inside(inner: Inner, node: ts.FunctionLikeDeclaration): void {
    const { receiver, result } = this;
    if (!this.context.ts.isArrowFunction(node)) this.receiver = inner.receiver;
    this.result = inner.result;
    this.parameters(node.parameters, inner.parameters);
    this.body(node.body);
    this.receiver = receiver;
    this.result = result;
  }

  parameters(nodes: readonly ts.ParameterDeclaration[], slots: readonly Slot[]): void {
    nodes.forEach((parameter, index) => {
      const slot = slots[index]!;
      if (parameter.initializer) this.draft.assign(slot, this.value(parameter.initializer));
      bindPattern(this, parameter.name, slot);
    });
  }

  body(body: ts.ConciseBody | undefined): void {
    if (body === undefined) return;
    if (this.context.ts.isBlock(body)) this.visit(body);
    else this.draft.assign(this.result, this.value(body));
  }
}
