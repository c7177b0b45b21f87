import type ts from "typescript";
import type { Context } from "./context.ts";

const ofPlatform = "node:path.path.PlatformPath.";
const flavours = /^(posix|win32)$/;

/**
 * The name of a member of Node's paths by where it was taken from: `path.join` depends on the platform,
 * `path.posix.join` does not, and both have one declaration. `used` is what is called or read: `path.posix.join`, or
 * `join` where that was imported. Other names stay what they are.
 */
export function platformMemberName(context: Context, name: string, used: ts.Expression): string {
  if (!name.startsWith(ofPlatform)) return name;
  const { ts } = context;
  const flavour = ts.isPropertyAccessExpression(used)
    ? flavourOf(context, used.expression)
    : ts.isIdentifier(used)
      ? flavourOfImport(context, used)
      : undefined;
  return flavour === undefined ? name : `node:path/${flavour}.${name.slice(ofPlatform.length)}`;
}

/** "posix" for `path.posix`, for `posix` that was imported from a module of paths, and for all of "node:path/posix". */
function flavourOf(context: Context, paths: ts.Expression): string | undefined {
  if (context.ts.isPropertyAccessExpression(paths) && flavours.test(paths.name.text)) return paths.name.text;
  return context.ts.isIdentifier(paths) ? flavourOfImport(context, paths) : undefined;
}

function flavourOfImport({ ts, checker }: Context, name: ts.Identifier): string | undefined {
  const declaration = checker.getSymbolAtLocation(name)?.declarations?.[0];
  if (declaration === undefined) return undefined;
  const taken = ts.isImportSpecifier(declaration) ? (declaration.propertyName ?? declaration.name).text : "";
  if (flavours.test(taken)) return taken;
  const from = ts.findAncestor(declaration, ts.isImportDeclaration)?.moduleSpecifier;
  return from && ts.isStringLiteral(from)
    ? /^(?:node:)?path\/(posix|win32)$/.exec(from.text)?.[1]
    : undefined;
}
