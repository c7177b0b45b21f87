import type ts from "typescript";
import type { Step, Unproven } from "../model.ts";
import { constructorsOf, isOwnField } from "./constructors.ts";
import { type Context, placeOf } from "./context.ts";
import { isPlaceInFresh } from "./fresh.ts";
import { type Code, implementations, overrides, type Subclasses } from "./implementations.ts";
import {
  isCoopyValue,
  isNull,
  isPureConstructor,
  isPureLibraryCall,
  tellsInstances,
} from "./library-calls.ts";
import { isPlain, iteratesPlainly } from "./plain-values.ts";
import { pureFunctions } from "./pure-library.ts";

/**
 * Tries to prove that a method writes nothing that outlives it: no writes but to its own variables, and only
 * calls of code for which the same holds. What cannot be proven is taken for a command, so the proof may be simple.
 *
 * @returns undefined when it holds, else the first place where it fails, and how that is reached.
 */
export function disprove(context: Context, subclasses: Subclasses, method: Code): Unproven | undefined {
  return new Proof(context, subclasses).code(method, []);
}

class Proof {
  readonly #context: Context;
  readonly #subclasses: Subclasses;
  /** Code looked at, or being looked at: a recursive call adds nothing to what is found anyway. */
  readonly #seen = new Set<ts.Node>();

  constructor(context: Context, subclasses: Subclasses) {
    this.#context = context;
    this.#subclasses = subclasses;
  }

  code(code: Code, chain: readonly Step[]): Unproven | undefined {
    if (this.#seen.has(code)) return undefined;
    this.#seen.add(code);
    for (const part of [...code.parameters, code.body]) {
      const failure = part && this.#node(part, code, chain);
      if (failure) return failure;
    }
    return undefined;
  }

  /** `home` is the function whose variables may be written. */
  #node(node: ts.Node, home: ts.Node, chain: readonly Step[]): Unproven | undefined {
    if (this.#context.ts.isTypeNode(node)) return undefined;
    const failure = this.#own(node, home, chain);
    if (failure) return failure;
    return this.#context.ts.forEachChild(node, (child) => this.#node(child, home, chain));
  }

  #own(node: ts.Node, home: ts.Node, chain: readonly Step[]): Unproven | undefined {
    const { ts } = this.#context;
    const fail = (why: Unproven["why"], at: ts.Node = node) => unproven(why, at, chain);
    const plain = (operand: ts.Expression) =>
      isPlain(this.#context, operand) ? undefined : fail("unknown-call", operand);
    const iterates = (walked: ts.Node) =>
      iteratesPlainly(this.#context, walked) ? undefined : fail("unknown-call", walked);

    if (ts.isBinaryExpression(node)) return this.#binary(node, home, fail);
    if (ts.isPrefixUnaryExpression(node) || ts.isPostfixUnaryExpression(node)) {
      const { operator, operand } = node;
      const changes = operator === ts.SyntaxKind.PlusPlusToken || operator === ts.SyntaxKind.MinusMinusToken;
      if (changes) return this.#mayWrite(operand, home) ? undefined : fail("writes");
      return operator === ts.SyntaxKind.ExclamationToken ? undefined : plain(operand);
    }
    if (ts.isDeleteExpression(node))
      return this.#mayWrite(node.expression, home) ? undefined : fail("writes");
    if (ts.isCallExpression(node)) return this.#call(node, home, chain);
    if (ts.isNewExpression(node))
      return isPureConstructor(this.#context, node) ? undefined : this.#construct(node, chain);
    if (ts.isTaggedTemplateExpression(node)) return fail("unknown-call");
    if (ts.isAwaitExpression(node) || ts.isYieldExpression(node)) return fail("impure-code");
    if (ts.isClassLike(node)) return fail("impure-code");
    if (ts.isVariableDeclarationList(node) && node.flags & ts.NodeFlags.Using) return fail("unknown-call");
    if (ts.isTemplateSpan(node) || ts.isComputedPropertyName(node)) return plain(node.expression);
    if (ts.isForInStatement(node) || ts.isForOfStatement(node)) {
      const { initializer, expression } = node;
      const isOwn = ts.isVariableDeclarationList(initializer) || this.#mayWrite(initializer, home);
      if (!isOwn) return fail("writes", initializer);
      return ts.isForOfStatement(node) ? iterates(expression) : undefined;
    }
    if (ts.isSpreadElement(node)) return iterates(node.expression);
    if (ts.isArrayBindingPattern(node)) return iterates(node);
    if (ts.isObjectBindingPattern(node)) return this.#pattern(node, chain);
    if (ts.isPropertyAccessExpression(node)) return this.#accessor(node.name, chain);
    if (ts.isElementAccessExpression(node)) {
      return plain(node.argumentExpression) ?? this.#element(node, chain);
    }
    return undefined;
  }

  #binary(
    node: ts.BinaryExpression,
    home: ts.Node,
    fail: (why: Unproven["why"]) => Unproven,
  ): Unproven | undefined {
    const { SyntaxKind } = this.#context.ts;
    const operator = node.operatorToken.kind;
    const arePlain = isPlain(this.#context, node.left) && isPlain(this.#context, node.right);
    if (operator >= SyntaxKind.FirstAssignment && operator <= SyntaxKind.LastAssignment) {
      return this.#mayWrite(node.left, home) ? undefined : fail("writes");
    }
    if (operator === SyntaxKind.InKeyword)
      return isPlain(this.#context, node.left) ? undefined : fail("unknown-call");
    if (operator === SyntaxKind.InstanceOfKeyword)
      return tellsInstances(this.#context, node.right) ? undefined : fail("unknown-call");
    const converts =
      (operator >= SyntaxKind.AsteriskToken && operator <= SyntaxKind.CaretToken) ||
      operator === SyntaxKind.LessThanToken ||
      operator === SyntaxKind.GreaterThanToken ||
      operator === SyntaxKind.LessThanEqualsToken ||
      operator === SyntaxKind.GreaterThanEqualsToken ||
      operator === SyntaxKind.PlusToken ||
      operator === SyntaxKind.MinusToken;
    const compares =
      operator === SyntaxKind.EqualsEqualsToken || operator === SyntaxKind.ExclamationEqualsToken;
    if (compares) return arePlain || isNull(this.#context, node.right) ? undefined : fail("unknown-call");
    return !converts || arePlain ? undefined : fail("unknown-call");
  }

  #call(node: ts.CallExpression, home: ts.Node, chain: readonly Step[]): Unproven | undefined {
    const { ts, checker } = this.#context;
    if (node.expression.kind === ts.SyntaxKind.SuperKeyword) {
      // Constructors are looked at together with those of their bases.
      return ts.isConstructorDeclaration(home) ? undefined : unproven("unknown-call", node, chain);
    }
    const declaration = checker.getResolvedSignature(node)?.declaration;
    if (declaration === undefined) return unproven("unknown-call", node, chain);
    const failure = this.#arguments(node, chain);
    if (isPureLibraryCall(this.#context, node, declaration) || isCoopyValue(this.#context, node))
      return failure;
    const codes = implementations(this.#context, this.#subclasses, declaration);
    if (codes === undefined) return unproven("unknown-call", node, chain);
    if (failure) return failure;
    for (const code of codes) {
      // What stands inside the function that is looked at is looked at with it.
      if (isInside(code, home)) continue;
      const step = { label: labelOf(this.#context, code), place: placeOf(node) };
      const found = this.code(code, [...chain, step]);
      if (found) return found;
    }
    return undefined;
  }

  /** An instance of a class of the program is new: its constructor may write the instance's own fields, and nothing else. */
  #construct(node: ts.NewExpression, chain: readonly Step[]): Unproven | undefined {
    const makers = constructorsOf(this.#context, node.expression);
    if (makers === undefined) return unproven("unknown-call", node, chain);
    for (const { initialisers, body, label } of makers) {
      const steps = [...chain, { label, place: placeOf(node) }];
      for (const initialiser of initialisers) {
        const failure = this.#node(initialiser, initialiser, steps);
        if (failure) return failure;
      }
      const failure = body && this.code(body, steps);
      if (failure) return failure;
    }
    return undefined;
  }

  /** Functions handed over may be called: their bodies must stand here, or be proven too. */
  #arguments(node: ts.CallExpression, chain: readonly Step[]): Unproven | undefined {
    const { ts, checker } = this.#context;
    for (const argument of node.arguments) {
      if (ts.isArrowFunction(argument) || ts.isFunctionExpression(argument)) continue;
      if (ts.isIdentifier(argument) && pureFunctions.includes(argument.text)) continue;
      const [signature] = checker.getTypeAtLocation(argument).getCallSignatures();
      if (signature === undefined) continue;
      const codes =
        ts.isIdentifier(argument) &&
        signature.declaration &&
        implementations(this.#context, this.#subclasses, signature.declaration);
      if (!codes) return unproven("unknown-call", argument, chain);
      for (const code of codes) {
        const step = { label: labelOf(this.#context, code), place: placeOf(argument) };
        const failure = this.code(code, [...chain, step]);
        if (failure) return failure;
      }
    }
    return undefined;
  }

  /** Reading a property may call a getter, or one that a subclass has in its place. */
  #accessor(name: ts.Node, chain: readonly Step[]): Unproven | undefined {
    return this.#getters(this.#context.checker.getSymbolAtLocation(name), name, chain);
  }

  #getters(property: ts.Symbol | undefined, at: ts.Node, chain: readonly Step[]): Unproven | undefined {
    const { ts } = this.#context;
    for (const declaration of property?.declarations ?? []) {
      if (declaration.getSourceFile().isDeclarationFile || !ts.isClassElement(declaration)) continue;
      const owner = declaration.parent;
      const others = ts.isClassLike(owner) ? overrides(this.#subclasses, owner, property!.name) : [];
      for (const getter of [declaration, ...others]) {
        if (!ts.isGetAccessorDeclaration(getter)) continue;
        const step = { label: labelOf(this.#context, getter), place: placeOf(at) };
        const failure = this.code(getter, [...chain, step]);
        if (failure) return failure;
      }
    }
    return undefined;
  }

  /** `const { full } = person` reads `person.full`. */
  #pattern(pattern: ts.ObjectBindingPattern, chain: readonly Step[]): Unproven | undefined {
    const { ts, checker } = this.#context;
    const type = checker.getTypeAtLocation(pattern);
    for (const { propertyName, name, dotDotDotToken } of pattern.elements) {
      const key = propertyName ?? name;
      if (dotDotDotToken || !(ts.isIdentifier(key) || ts.isStringLiteral(key))) continue;
      const failure = this.#getters(checker.getPropertyOfType(type, key.text), key, chain);
      if (failure) return failure;
    }
    return undefined;
  }

  /** `person[key]` may read any of its properties. */
  #element(node: ts.ElementAccessExpression, chain: readonly Step[]): Unproven | undefined {
    const { ts, checker } = this.#context;
    const { argumentExpression: key, expression } = node;
    if (ts.isStringLiteralLike(key) || ts.isNumericLiteral(key)) return this.#accessor(key, chain);
    for (const property of checker.getPropertiesOfType(checker.getTypeAtLocation(expression))) {
      const failure = this.#getters(property, key, chain);
      if (failure) return failure;
    }
    return undefined;
  }

  /** A variable declared in the function itself or in one inside it, or a place in an object it made. */
  #mayWrite(target: ts.Expression, home: ts.Node): boolean {
    const { ts, checker } = this.#context;
    if (isPlaceInFresh(this.#context, target) || isOwnField(this.#context, target, home)) return true;
    if (!ts.isIdentifier(target)) return false;
    const declaration = checker.getSymbolAtLocation(target)?.valueDeclaration;
    return declaration !== undefined && isInside(declaration, home);
  }
}

function unproven(why: Unproven["why"], node: ts.Node, chain: readonly Step[]): Unproven {
  const text = node.getText().replace(/\s+/g, " ");
  return {
    kind: "unproven",
    why,
    text: text.length > 60 ? `${text.slice(0, 57)}...` : text,
    place: placeOf(node),
    chain,
  };
}

function isInside(node: ts.Node, home: ts.Node): boolean {
  for (let at: ts.Node | undefined = node; at !== undefined; at = at.parent) if (at === home) return true;
  return false;
}

/** "Bank.total" for a method, "sum" for a function. */
export function labelOf({ ts }: Context, code: Code): string {
  const name =
    code.name?.getText() ??
    (ts.isVariableDeclaration(code.parent) ? code.parent.name.getText() : "a function");
  const owner = code.parent;
  return ts.isClassLike(owner) && owner.name ? `${owner.name.text}.${name}` : name;
}
