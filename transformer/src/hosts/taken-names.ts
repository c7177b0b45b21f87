import type ts from "typescript";

/** How a file uses names, members apart: `this.clock` does not take the name `clock`. */
export interface TakenNames {
  /** Whether the name means anything in the file, wherever that comes from. */
  isTaken(name: string): boolean;
  /** Whether anything but `own` declares the name, so that it may mean something else in places. */
  isDeclaredBeside(name: string, own: ts.Identifier): boolean;
}

export function takenNames(compiler: typeof ts, file: ts.SourceFile): TakenNames {
  const found = new Map<string, ts.Identifier[]>();
  compiler.forEachChild(file, function visit(node): void {
    if (compiler.isIdentifier(node) && !isMember(compiler, node)) {
      found.set(node.text, [...(found.get(node.text) ?? []), node]);
    }
    compiler.forEachChild(node, visit);
  });
  return {
    isTaken: (name) => found.has(name),
    isDeclaredBeside: (name, own) =>
      (found.get(name) ?? []).some((node) => node !== own && isDeclaration(node)),
  };
}

/** Whether an identifier names a member of something, or what a module calls it. */
function isMember(compiler: typeof ts, node: ts.Identifier): boolean {
  const { parent } = node;
  if (compiler.isPropertyAccessExpression(parent)) return parent.name === node;
  if (compiler.isQualifiedName(parent)) return parent.right === node;
  if (compiler.isBindingElement(parent)) return parent.propertyName === node;
  if (compiler.isImportSpecifier(parent)) return parent.propertyName === node;
  if (compiler.isExportSpecifier(parent)) return parent.propertyName !== undefined && parent.name === node;
  return (
    (compiler.isClassElement(parent) ||
      compiler.isTypeElement(parent) ||
      compiler.isPropertyAssignment(parent) ||
      compiler.isObjectLiteralElement(parent) ||
      compiler.isEnumMember(parent) ||
      compiler.isJsxAttribute(parent)) &&
    parent.name === node &&
    !compiler.isShorthandPropertyAssignment(parent)
  );
}

function isDeclaration(node: ts.Identifier): boolean {
  return "name" in node.parent && node.parent.name === node;
}
