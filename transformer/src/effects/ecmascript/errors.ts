import { breaks, fresh, type Group, group, part, primitive } from "../group.ts";

const constructors = `AggregateErrorConstructor ErrorConstructor EvalErrorConstructor RangeErrorConstructor
  ReferenceErrorConstructor SuppressedErrorConstructor SyntaxErrorConstructor TypeErrorConstructor
  URIErrorConstructor`;

/** Errors. Where one was made is told by the engine, in words of its own. */
export const errors: readonly Group[] = [
  group("Error", "message name", primitive),
  group("Error", "cause", part),
  group(
    "Error",
    "stack",
    breaks("DET172", { returns: "primitive", cause: "holds the engine's own account of the calls" }),
  ),
  group("AggregateError", "errors", part),
  group("SuppressedError", "error suppressed", part),
  group(constructors, "() new", fresh),
  group("ErrorConstructor", "isError", primitive),
];
