import type ts from "typescript";
import type { Context } from "../context.ts";

/**
 * Whether a function that is handed to the call may be kept, and be called later with what the call has nothing to do
 * with: `list.push(act)`, `new Bus(act)`, `compose(act)`. Types tell whether there is a place for it.
 */
export function mayKeepFunctions(context: Context, call: ts.CallExpression | ts.NewExpression): boolean {
  const { ts, checker } = context;
  const { expression: callee, arguments: given = [] } = call;
  const owner =
    ts.isPropertyAccessExpression(callee) || ts.isElementAccessExpression(callee)
      ? [checker.getTypeAtLocation(callee.expression)]
      : [];
  const types = given.map((one) => checker.getTypeAtLocation(one));
  const isFunction = (type: ts.Type) => type.getCallSignatures().length > 0;
  return (
    [checker.getTypeAtLocation(call), ...owner, ...types.filter((type) => !isFunction(type))].some((type) =>
      hasPlace(context, type),
    ) || types.some((type) => isFunction(type) && takesPlaces(context, type))
  );
}

/** Whether values of the type have a place where a function can be put. */
function hasPlace(context: Context, type: ts.Type): boolean {
  const known = context.once(noTypes);
  const answer = known.get(type) ?? leadsToPlace(context, type, new Set());
  known.set(type, answer);
  return answer;
}

const noTypes = () => new Map<ts.Type, boolean>();

/** A callback that is given what can hold a function. */
function takesPlaces(context: Context, type: ts.Type): boolean {
  return type
    .getCallSignatures()
    .some(({ parameters }) =>
      parameters.some((parameter) => hasPlace(context, context.checker.getTypeOfSymbol(parameter))),
    );
}

function leadsToPlace(context: Context, type: ts.Type, seen: Set<ts.Type>): boolean {
  const { ts, checker } = context;
  if (type.isUnionOrIntersection()) return type.types.some((arm) => leadsToPlace(context, arm, seen));
  if (!(type.flags & ts.TypeFlags.Object) || seen.has(type)) return false;
  seen.add(type);
  if (type.getCallSignatures().length > 0) return true;
  if (checker.getTypeArguments(type as ts.TypeReference).some((one) => leadsToPlace(context, one, seen)))
    return true;
  return checker.getPropertiesOfType(type).some((property) => {
    const { valueDeclaration: declaration } = property;
    // Methods are there for all.
    if (declaration === undefined || ts.isMethodDeclaration(declaration) || isOfLibrary(declaration))
      return false;
    return leadsToPlace(context, checker.getTypeOfSymbol(property), seen);
  });
}

function isOfLibrary(declaration: ts.Declaration): boolean {
  return declaration.getSourceFile().isDeclarationFile;
}
