import type { Flow, FlowStep, Slot } from "../code-model.ts";

export type Invocation = Extract<FlowStep, { kind: "invoke" }>;

/** Where what a parameter gets stands in the unit that calls. */
export function slotsGiven(call: Invocation, index: number, callee: Flow | undefined): readonly Slot[] {
  const isRest = callee?.hasRest === true && index === callee.parameterCount - 1;
  const given = isRest ? call.arguments.slice(index) : call.arguments.slice(index, index + 1);
  const slots = given.length === 0 || isRest ? [...given, call.rest] : given;
  return slots.filter((slot) => slot !== undefined);
}
