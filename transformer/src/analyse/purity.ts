import type ts from "typescript";
import type { Step, Unproven } from "../model.ts";
import { type Context, isLibrary, placeOf, resolveAlias } from "./context.ts";
import { pureConstructors, pureFunctions, pureMethods, sameAs } from "./pure-library.ts";

type Code = ts.FunctionLikeDeclaration;
type Subclasses = ReadonlyMap<ts.ClassDeclaration, readonly ts.ClassDeclaration[]>;

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
  #node(node: ts.Node, home: Code, chain: readonly Step[]): Unproven | undefined {
    if (this.#context.ts.isTypeNode(node)) return undefined;
    const failure = this.#own(node, home, chain);
    if (failure) return failure;
    return this.#context.ts.forEachChild(node, (child) => this.#node(child, home, chain));
  }

  #own(node: ts.Node, home: Code, chain: readonly Step[]): Unproven | undefined {
    const { ts } = this.#context;
    const fail = (why: Unproven["why"], at: ts.Node = node) => unproven(why, at, chain);
    if (ts.isBinaryExpression(node)) return this.#binary(node, home, fail);
    if (ts.isPrefixUnaryExpression(node) || ts.isPostfixUnaryExpression(node)) {
      const changes =
        node.operator === ts.SyntaxKind.PlusPlusToken || node.operator === ts.SyntaxKind.MinusMinusToken;
      if (changes) return this.#isOwnVariable(node.operand, home) ? undefined : fail("writes");
      return this.#isPlain(node.operand) ? undefined : fail("unknown-call");
    }
    if (ts.isDeleteExpression(node)) return fail("writes");
    if (ts.isCallExpression(node)) return this.#call(node, chain);
    if (ts.isNewExpression(node)) return this.#isPureConstructor(node) ? undefined : fail("unknown-call");
    if (ts.isTaggedTemplateExpression(node)) return fail("unknown-call");
    if (ts.isAwaitExpression(node) || ts.isYieldExpression(node)) return fail("impure-code");
    if (ts.isClassLike(node)) return fail("impure-code");
    if (ts.isTemplateSpan(node))
      return this.#isPlain(node.expression) ? undefined : fail("unknown-call", node.expression);
    if (ts.isForOfStatement(node) || ts.isSpreadElement(node)) {
      return this.#iteratesPlainly(node.expression) ? undefined : fail("unknown-call", node.expression);
    }
    if (ts.isForInStatement(node) || ts.isForOfStatement(node)) {
      if (!ts.isVariableDeclarationList(node.initializer)) return fail("writes", node.initializer);
    }
    if (ts.isArrayBindingPattern(node)) return this.#iteratesPlainly(node) ? undefined : fail("unknown-call");
    if (ts.isPropertyAccessExpression(node)) return this.#accessor(node.name, chain);
    if (ts.isElementAccessExpression(node)) return this.#accessor(node.argumentExpression, chain);
    return undefined;
  }

  #binary(
    node: ts.BinaryExpression,
    home: Code,
    fail: (why: Unproven["why"]) => Unproven,
  ): Unproven | undefined {
    const { SyntaxKind } = this.#context.ts;
    const operator = node.operatorToken.kind;
    if (operator >= SyntaxKind.FirstAssignment && operator <= SyntaxKind.LastAssignment) {
      return this.#isOwnVariable(node.left, home) ? undefined : fail("writes");
    }
    const converts =
      (operator >= SyntaxKind.AsteriskToken && operator <= SyntaxKind.CaretToken) ||
      (operator >= SyntaxKind.LessThanToken && operator <= SyntaxKind.ExclamationEqualsToken) ||
      operator === SyntaxKind.PlusToken ||
      operator === SyntaxKind.MinusToken;
    return !converts || (this.#isPlain(node.left) && this.#isPlain(node.right))
      ? undefined
      : fail("unknown-call");
  }

  #call(node: ts.CallExpression, chain: readonly Step[]): Unproven | undefined {
    const { ts, checker } = this.#context;
    if (node.expression.kind === ts.SyntaxKind.SuperKeyword) return unproven("unknown-call", node, chain);
    const declaration = checker.getResolvedSignature(node)?.declaration;
    if (declaration === undefined) return unproven("unknown-call", node, chain);
    if (this.#isPureLibraryCall(node, declaration)) {
      const callback = node.arguments.find((argument) => !this.#isHarmlessArgument(argument));
      return callback && unproven("unknown-call", callback, chain);
    }
    const code = this.#implementation(declaration);
    if (code === undefined) return unproven("unknown-call", node, chain);
    // A function handed to the user's own code may be called there: it must be one whose body stands here.
    const callback = node.arguments.find((argument) => !this.#isHarmlessArgument(argument));
    if (callback) return unproven("unknown-call", callback, chain);
    return this.code(code, [...chain, { label: labelOf(this.#context, code), place: placeOf(node) }]);
  }

  #isPureLibraryCall(node: ts.CallExpression, declaration: ts.Node): boolean {
    const { ts, checker } = this.#context;
    const symbol = checker.getSymbolAtLocation(
      ts.isPropertyAccessExpression(node.expression) ? node.expression.name : node.expression,
    );
    if (symbol === undefined || !isLibrary(this.#context, resolveAlias(this.#context, symbol))) return false;
    if (ts.isIdentifier(node.expression)) {
      return (
        pureFunctions.includes(symbol.name) && node.arguments.every((argument) => this.#isPlain(argument))
      );
    }
    const owner = declaration.parent;
    if (!ts.isInterfaceDeclaration(owner)) return false;
    const pure = pureMethods[sameAs[owner.name.text] ?? owner.name.text]?.includes(symbol.name) ?? false;
    if (!pure) return false;
    const convertsElements =
      symbol.name === "join" || (symbol.name === "toSorted" && node.arguments.length === 0);
    return !convertsElements || this.#holdsPlain((node.expression as ts.PropertyAccessExpression).expression);
  }

  /** The code that a call reaches, when it can only be that. */
  #implementation(declaration: ts.Node): Code | undefined {
    const { ts } = this.#context;
    if (ts.isFunctionDeclaration(declaration)) return declaration.body && declaration;
    if (ts.isArrowFunction(declaration) || ts.isFunctionExpression(declaration)) {
      const variable = declaration.parent;
      const isConstant =
        ts.isVariableDeclaration(variable) && (ts.getCombinedNodeFlags(variable) & ts.NodeFlags.Const) !== 0;
      return isConstant ? declaration : undefined;
    }
    if (!ts.isMethodDeclaration(declaration) || declaration.body === undefined) return undefined;
    const owner = declaration.parent;
    if (!ts.isClassDeclaration(owner) || this.#isOverridden(owner, declaration.name.getText()))
      return undefined;
    return declaration;
  }

  #isOverridden(owner: ts.ClassDeclaration, name: string): boolean {
    return (this.#subclasses.get(owner) ?? []).some(
      (subclass) =>
        subclass.members.some((member) => member.name?.getText() === name) ||
        this.#isOverridden(subclass, name),
    );
  }

  /** Reading a property may call a getter. */
  #accessor(name: ts.Node, chain: readonly Step[]): Unproven | undefined {
    const { ts, checker } = this.#context;
    for (const declaration of checker.getSymbolAtLocation(name)?.declarations ?? []) {
      if (!ts.isGetAccessorDeclaration(declaration) || declaration.getSourceFile().isDeclarationFile)
        continue;
      const failure = this.code(declaration, [
        ...chain,
        { label: labelOf(this.#context, declaration), place: placeOf(name) },
      ]);
      if (failure) return failure;
    }
    return undefined;
  }

  /** A variable declared in the function itself, or in one inside it. */
  #isOwnVariable(target: ts.Expression, home: Code): boolean {
    const { ts, checker } = this.#context;
    if (!ts.isIdentifier(target)) return false;
    const declaration = checker.getSymbolAtLocation(target)?.valueDeclaration;
    return declaration !== undefined && isInside(declaration, home);
  }

  #isHarmlessArgument(argument: ts.Expression): boolean {
    const { ts, checker } = this.#context;
    if (ts.isArrowFunction(argument) || ts.isFunctionExpression(argument)) return true;
    const isConverter = ts.isIdentifier(argument) && pureFunctions.includes(argument.text);
    return isConverter || checker.getTypeAtLocation(argument).getCallSignatures().length === 0;
  }

  #isPureConstructor(node: ts.NewExpression): boolean {
    const { ts, checker } = this.#context;
    if (!ts.isIdentifier(node.expression) || !pureConstructors.includes(node.expression.text)) return false;
    const symbol = checker.getSymbolAtLocation(node.expression);
    return symbol !== undefined && isLibrary(this.#context, symbol);
  }

  #iteratesPlainly(node: ts.Node): boolean {
    const { ts, checker } = this.#context;
    const type = checker.getTypeAtLocation(node);
    if (type.flags & ts.TypeFlags.StringLike || checker.isArrayType(type) || checker.isTupleType(type))
      return true;
    const symbol = type.getSymbol();
    return symbol !== undefined && isLibrary(this.#context, symbol);
  }

  #holdsPlain(array: ts.Expression): boolean {
    const { checker } = this.#context;
    const element = checker.getIndexTypeOfType(
      checker.getTypeAtLocation(array),
      this.#context.ts.IndexKind.Number,
    );
    return element !== undefined && this.#isPlainType(element);
  }

  /** Whether converting the value to a text or number calls nothing of the user's. */
  #isPlain(node: ts.Expression): boolean {
    return this.#isPlainType(this.#context.checker.getTypeAtLocation(node));
  }

  #isPlainType(type: ts.Type): boolean {
    const { ts } = this.#context;
    if (type.isUnion()) return type.types.every((arm) => this.#isPlainType(arm));
    if (type.isIntersection()) return type.types.some((part) => this.#isPlainType(part));
    if (type.flags & (ts.TypeFlags.Any | ts.TypeFlags.Unknown)) return false;
    const symbol = type.getSymbol();
    if (symbol?.name === "Date" && isLibrary(this.#context, symbol)) return true;
    return !(type.flags & (ts.TypeFlags.Object | ts.TypeFlags.NonPrimitive | ts.TypeFlags.TypeParameter));
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
