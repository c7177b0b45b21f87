import type ts from "typescript";

type Compiler = typeof ts;

/** Whether a node leaves nothing in what runs, or always stands where it stands. */
export function vanishes(ts: Compiler, node: ts.Node): boolean {
  if (ts.isTypeNode(node)) return !ts.isExpressionWithTypeArguments(node);
  if (ts.isToken(node)) return isIdle(ts, node.kind);
  if (ts.isFunctionLike(node)) return !("body" in node && node.body) || isDeclared(ts, node);
  if (ts.isHeritageClause(node)) return node.token === ts.SyntaxKind.ImplementsKeyword;
  if (ts.isParameter(node)) return ts.isIdentifier(node.name) && node.name.text === "this";
  return (
    ts.isTypeParameterDeclaration(node) ||
    ts.isInterfaceDeclaration(node) ||
    ts.isTypeAliasDeclaration(node) ||
    ts.isSemicolonClassElement(node) ||
    ts.isEmptyStatement(node) ||
    isDeclared(ts, node)
  );
}

function isIdle({ SyntaxKind }: Compiler, kind: ts.SyntaxKind): boolean {
  switch (kind) {
    case SyntaxKind.PublicKeyword:
    case SyntaxKind.ProtectedKeyword:
    case SyntaxKind.PrivateKeyword:
    case SyntaxKind.ReadonlyKeyword:
    case SyntaxKind.OverrideKeyword:
    case SyntaxKind.AbstractKeyword:
    case SyntaxKind.ExportKeyword:
    case SyntaxKind.DefaultKeyword:
    case SyntaxKind.ConstKeyword:
    case SyntaxKind.QuestionToken:
    case SyntaxKind.ExclamationToken:
    case SyntaxKind.ColonToken:
    case SyntaxKind.EqualsGreaterThanToken:
      return true;
    default:
      return false;
  }
}

/** `declare`, and abstract fields: nothing of them is emitted. */
function isDeclared(ts: Compiler, node: ts.Node): boolean {
  if (!ts.canHaveModifiers(node)) return false;
  return (node.modifiers ?? []).some(
    ({ kind }) =>
      kind === ts.SyntaxKind.DeclareKeyword ||
      (kind === ts.SyntaxKind.AbstractKeyword && ts.isPropertyDeclaration(node)),
  );
}

/** What stands in parentheses or behind a type, which alone counts. */
export function unwrapped(ts: Compiler, node: ts.Node): ts.Expression | undefined {
  return ts.isParenthesizedExpression(node) ||
    ts.isAsExpression(node) ||
    ts.isSatisfiesExpression(node) ||
    ts.isTypeAssertionExpression(node) ||
    ts.isNonNullExpression(node) ||
    ts.isExpressionWithTypeArguments(node)
    ? node.expression
    : undefined;
}

/** What a node has beside its children. */
export function marksOf(ts: Compiler, node: ts.Node): readonly string[] {
  if (ts.isPrefixUnaryExpression(node) || ts.isPostfixUnaryExpression(node))
    return [ts.tokenToString(node.operator)!];
  // `a?.b.c` stops where `(a?.b).c` goes on.
  if (ts.isOptionalChain(node)) return ["chain"];
  if (ts.isVariableDeclarationList(node)) return [bindingKind(ts, node)];
  if (ts.isParameter(node) && ts.isParameterPropertyDeclaration(node, node.parent))
    return [`property .${node.name.getText()}`];
  return ts.isTaggedTemplateExpression(node) ? rawTexts(ts, node.template) : [];
}

/** What is const is assigned once, or it would not compile: that it is said changes nothing. */
function bindingKind({ NodeFlags }: Compiler, { flags }: ts.VariableDeclarationList): string {
  const kind = flags & NodeFlags.BlockScoped;
  if (kind === NodeFlags.Using) return "using";
  if (kind === NodeFlags.AwaitUsing) return "await using";
  return kind === NodeFlags.None ? "var" : "let";
}

/** A tag sees its template as it was typed. */
function rawTexts(ts: Compiler, template: ts.TemplateLiteral): readonly string[] {
  const pieces = ts.isTemplateExpression(template)
    ? [template.head, ...template.templateSpans.map(({ literal }) => literal)]
    : [template];
  return pieces.map(({ rawText = "" }) => JSON.stringify(rawText.replace(/\r\n?/g, "\n")));
}
