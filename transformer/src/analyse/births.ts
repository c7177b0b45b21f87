import type ts from "typescript";
import type { Birth } from "../model.ts";
import { birthKinds } from "./code-kinds.ts";
import { codeNodesOf } from "./code-nodes.ts";
import { type Context, isLibrary, placeOf, resolveAlias } from "./context.ts";
import type { PassedTypes } from "./passed-types.ts";
import { constAssertion, isHandedOn, isPattern, unitedWith, withoutParentheses } from "./surroundings.ts";
import { isTakenApart } from "./taken-apart.ts";

/** Library functions whose result is new, and whether what it holds is new as well. */
const makers: Readonly<Record<string, Birth["function"]>> = {
  structuredClone: "bornDeep",
  "JSON.parse": "bornDeep",
  "Object.assign": "born",
  "Object.create": "born",
  "Object.fromEntries": "born",
  "Reflect.construct": "born",
};

/** Where the file makes objects that can be passed to commands. An expression too many costs a number; one too few an identity. */
export function birthsIn(context: Context, types: PassedTypes, file: ts.SourceFile): readonly Birth[] {
  const births: Birth[] = [];
  for (const node of codeNodesOf(context, file, birthKinds)) {
    const birth = birthAt(context, types, node);
    if (birth !== undefined && !isKnown(birth)) births.push(birth);
  }
  return births;

  /** Several literals of one array, say, are one birth. */
  function isKnown({ place: { span } }: Birth): boolean {
    return births.some(({ place }) => place.span.start === span.start && place.span.end === span.end);
  }
}

function birthAt(context: Context, types: PassedTypes, node: ts.Node): Birth | undefined {
  const { ts } = context;
  if (ts.isIdentifier(node)) return rest(context, types, node);
  if (ts.isObjectLiteralExpression(node)) return literal(context, types, node);
  if (ts.isNewExpression(node)) return types.isMade(node) ? birth("born", node) : undefined;
  if (ts.isCallExpression(node)) return call(context, types, node);
  if (ts.isAsExpression(node) || ts.isTypeAssertionExpression(node)) return assertion(context, types, node);
  return undefined;
}

function birth(name: Birth["function"], node: ts.Node, key?: string): Birth {
  return { kind: "birth", function: name, ...(key !== undefined && { key }), place: placeOf(node) };
}

function literal(context: Context, types: PassedTypes, node: ts.ObjectLiteralExpression): Birth | undefined {
  if (isPattern(context, node) || isTakenApart(context, node) || !types.mayBe(node)) return undefined;
  const assertion = constAssertion(context, node);
  if (assertion === undefined) {
    const whole = unitedWith(context, node);
    return whole === node ? birth("born", node) : birth("bornDeep", whole);
  }
  // Only a literal can be asserted to be constant, not the call it would become.
  const isWhole = withoutParentheses(context, assertion.expression) === node;
  return birth("bornConstant", isWhole ? assertion : node);
}

function call(context: Context, types: PassedTypes, node: ts.CallExpression): Birth | undefined {
  const { ts, checker, program } = context;
  const { expression } = node;
  const symbol = checker.getSymbolAtLocation(
    ts.isPropertyAccessExpression(expression) ? expression.name : expression,
  );
  if (symbol === undefined) return undefined;
  const resolved = resolveAlias(context, symbol);
  if (isLibrary(context, resolved)) {
    const maker = makers[expression.getText()];
    return maker === undefined ? undefined : birth(maker, node);
  }
  const declared = checker.getResolvedSignature(node)?.declaration?.getSourceFile();
  const isForeign =
    declared?.isDeclarationFile === true &&
    !program.isSourceFileDefaultLibrary(declared) &&
    !/\/node_modules\/(@types\/node|coopy)\//.test(declared.fileName);
  // Nobody sees what a package does: all that it gives back, and that has no number, is taken for new.
  return isForeign && types.mayHold(checker.getTypeAtLocation(node)) ? birth("bornDeep", node) : undefined;
}

/** `draft as Task`: from here on the object counts as one, whatever it was made as. */
function assertion(
  context: Context,
  types: PassedTypes,
  node: ts.AsExpression | ts.TypeAssertion,
): Birth | undefined {
  const { checker, ts } = context;
  const operand = withoutParentheses(context, node.expression);
  if (ts.isObjectLiteralExpression(operand) || ts.isNewExpression(operand)) return undefined;
  if (!types.names(checker.getTypeFromTypeNode(node.type))) return undefined;
  return types.names(checker.getTypeAtLocation(operand)) ? undefined : birth("born", node.expression);
}

/** `const { id, ...task } = row`: the rest is a new object, made where no expression stands. */
function rest(context: Context, types: PassedTypes, node: ts.Identifier): Birth | undefined {
  const { ts, checker } = context;
  const { parent } = node;
  const isShorthand = ts.isShorthandPropertyAssignment(parent) && parent.name === node;
  if (!isShorthand && !isHandedOn(context, node)) return undefined;
  const symbol = isShorthand
    ? checker.getShorthandAssignmentValueSymbol(parent)
    : checker.getSymbolAtLocation(node);
  const declaration = symbol?.valueDeclaration;
  if (declaration === undefined || !ts.isBindingElement(declaration) || !declaration.dotDotDotToken)
    return undefined;
  if (!ts.isObjectBindingPattern(declaration.parent) || declaration.name === node) return undefined;
  if (isPattern(context, isShorthand ? parent.parent : parent)) return undefined;
  return types.mayBe(node) ? birth("born", node, isShorthand ? node.text : undefined) : undefined;
}
