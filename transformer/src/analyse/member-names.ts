import type ts from "typescript";
import type { Compilation } from "../compilation.ts";

type TypeScript = Compilation["ts"];

/**
 * The name under which the effects table knows a declaration of the library or of Node: "DateConstructor.now",
 * "new DateConstructor", "Intl.NumberFormat.format", "node:crypto.createHash". Undefined for what has no such name:
 * index signatures, parameters and what their types declare, locals, and what stands in a module of its own.
 */
export function memberName(ts: TypeScript, declaration: ts.Declaration): string | undefined {
  if (ts.isConstructorDeclaration(declaration) || ts.isConstructSignatureDeclaration(declaration))
    return around("new ", ownerName(ts, declaration.parent), "");
  if (ts.isCallSignatureDeclaration(declaration)) return around("", ownerName(ts, declaration.parent), "()");
  if (ts.isFunctionTypeNode(declaration)) return typedName(ts, declaration);
  const name = ownName(ts, declaration);
  if (name === undefined) return undefined;
  const owner = ownerName(ts, declaration.parent);
  return owner === "" ? name : around("", owner, `.${name}`);
}

function around(before: string, name: string | undefined, after: string): string | undefined {
  return name === undefined || name === "" ? undefined : `${before}${name}${after}`;
}

/** The name of the property or variable whose type a function type is: `get: (name: string) => string`. */
function typedName(ts: TypeScript, type: ts.FunctionTypeNode): string | undefined {
  let { parent } = type as ts.Node;
  while (ts.isParenthesizedTypeNode(parent) || ts.isUnionTypeNode(parent)) parent = parent.parent;
  if (ts.isPropertySignature(parent) || ts.isPropertyDeclaration(parent) || ts.isVariableDeclaration(parent))
    return memberName(ts, parent);
  return undefined;
}

/** What stands around a declaration, "" for the global scope. Types have no name: those of a variable have its. */
function ownerName(ts: TypeScript, node: ts.Node): string | undefined {
  if (ts.isSourceFile(node)) return isGlobal(ts, node) ? "" : undefined;
  if (ts.isParameter(node) || ts.isTypeParameterDeclaration(node) || ts.isBlock(node)) return undefined;
  if (isAsked(ts, node)) return undefined;
  const name = ts.isModuleDeclaration(node) ? moduleName(ts, node) : ownName(ts, node);
  if (name === undefined || isWhole(ts, node)) return name ?? ownerName(ts, node.parent);
  const owner = ownerName(ts, node.parent);
  return owner === "" ? name : around("", owner, `.${name}`);
}

/** `typeof globalThis extends { onmessage: unknown; … } ? …`: what a type is compared with declares nothing. */
function isAsked(ts: TypeScript, node: ts.Node): boolean {
  return ts.isConditionalTypeNode(node.parent) && node.parent.extendsType === node;
}

/** Whether nothing around a declaration belongs to its name: `declare global` and `declare module "crypto"`. */
function isWhole(ts: TypeScript, node: ts.Node): boolean {
  if (!ts.isModuleDeclaration(node)) return false;
  return ts.isStringLiteral(node.name) || isGlobalScope(ts, node);
}

function moduleName(ts: TypeScript, node: ts.ModuleDeclaration): string {
  if (isGlobalScope(ts, node)) return "";
  return ts.isStringLiteral(node.name) ? `node:${node.name.text.replace(/^node:/, "")}` : node.name.text;
}

function isGlobalScope(ts: TypeScript, node: ts.ModuleDeclaration): boolean {
  return (node.flags & ts.NodeFlags.GlobalAugmentation) !== 0;
}

/** A file that is a module names nothing of the global scope, but for the web's globals that Node has. */
function isGlobal(ts: TypeScript, file: ts.SourceFile): boolean {
  return (
    !ts.isExternalModule(file) ||
    /[\\/](undici-types|@types[\\/]node[\\/]web-globals)[\\/]/.test(file.fileName)
  );
}

function ownName(ts: TypeScript, node: ts.Node): string | undefined {
  const name = isNamed(ts, node) ? node.name : undefined;
  if (name === undefined) return undefined;
  if (ts.isIdentifier(name) || ts.isStringLiteral(name) || ts.isNumericLiteral(name)) return name.text;
  return ts.isComputedPropertyName(name) ? `[${name.expression.getText()}]` : undefined;
}

function isNamed(ts: TypeScript, node: ts.Node): node is ts.NamedDeclaration {
  return (
    ts.isInterfaceDeclaration(node) ||
    ts.isClassLike(node) ||
    ts.isTypeAliasDeclaration(node) ||
    ts.isFunctionDeclaration(node) ||
    ts.isVariableDeclaration(node) ||
    ts.isMethodSignature(node) ||
    ts.isMethodDeclaration(node) ||
    ts.isPropertySignature(node) ||
    ts.isPropertyDeclaration(node) ||
    ts.isAccessor(node)
  );
}
