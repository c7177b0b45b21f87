import type ts from "typescript";
import { effectsOf } from "../../effects/library.ts";
import { isLibrary, placeOf } from "../context.ts";
import { textOf } from "./draft.ts";
import { argumentsOf } from "./library-arguments.ts";
import type { Walk } from "./walk.ts";

/** Notes that a library member is used, if that can matter. */
export function useOf(
  walk: Walk,
  member: string,
  node: ts.Node,
  call?: ts.CallExpression | ts.NewExpression,
): void {
  const effects = effectsOf(member);
  const version = walk.units.packages.versionOf(member);
  if (version !== undefined) walk.draft.packages.add(version);
  const isHarmless = effects?.every(({ rule }) => rule === undefined);
  if (isHarmless) return;
  const isConditional = effects?.some(({ when }) => when !== undefined);
  walk.draft.uses.push({
    kind: "use",
    member,
    text: textOf(node),
    ...(call &&
      isConditional && {
        arguments: (call.arguments ?? []).flatMap((argument) => argumentsOf(walk.context, argument)),
      }),
    ...(call && !isConditional && { arguments: [] }),
    ...(!call && isFunction(walk, node) && { isHandedOn: true }),
    ...(effects?.some(({ when }) => when?.dateReceiver) && holdsDates(walk, node) && { isOfDates: true }),
    place: placeOf(node),
  });
}

function isFunction({ context }: Walk, node: ts.Node): boolean {
  const type = context.checker.getTypeAtLocation(node);
  return type.getCallSignatures().length + type.getConstructSignatures().length > 0;
}

/** Whether what the member is asked of is a Date, or an array of them. */
export function holdsDates({ context }: Walk, node: ts.Node): boolean {
  const { ts, checker } = context;
  const access = ts.isCallExpression(node) ? node.expression : node;
  if (!ts.isPropertyAccessExpression(access)) return false;
  const type = checker.getTypeAtLocation(access.expression);
  const element = checker.getIndexTypeOfType(type, ts.IndexKind.Number) ?? type;
  const arms = element.isUnion() ? element.types : [element];
  return arms.some((arm) => arm.getSymbol()?.name === "Date" && isLibrary(context, arm.getSymbol()!));
}
