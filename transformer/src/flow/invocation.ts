import type { Flow, FlowStep, Slot } from "../code-model.ts";
import { givenByOthers } from "../flow-model.ts";
import { isVariableIn, type Root } from "./roots.ts";

export type Invocation = Extract<FlowStep, { kind: "invoke" }>;

/** Where what a parameter gets stands in the unit that calls. */
export function slotsGiven(call: Invocation, index: number, callee: Flow | undefined): readonly Slot[] {
  const isRest = callee?.hasRest === true && index === callee.parameterCount - 1;
  const given = isRest ? call.arguments.slice(index) : call.arguments.slice(index, index + 1);
  const slots = given.length === 0 || isRest ? [...given, call.rest] : given;
  return slots.filter((slot) => slot !== undefined);
}

/** Whether what the called unit writes to is a matter of the unit that calls. */
export function isSeenIn({ isOver, maker }: Invocation, root: Root): boolean {
  if (isOver) return root === `outside ${givenByOthers}`;
  return maker === undefined || !isVariableIn(root, maker);
}
