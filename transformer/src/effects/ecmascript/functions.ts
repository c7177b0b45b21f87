import { breaks, type Group, globals, group, part, primitive } from "../group.ts";

const runsText = breaks("DET173", { cause: "runs code that the compiler cannot see" });
const makers = `AsyncGeneratorFunction AsyncGeneratorFunctionConstructor FunctionConstructor GeneratorFunction
  GeneratorFunctionConstructor`;

/** Functions as objects. `call`, `apply` and `bind` do what the function does, which is looked at where it stands. */
export const functions: readonly Group[] = [
  globals("eval", runsText),
  group(makers, "() new", runsText),
  group("CallableFunction Function NewableFunction", "apply bind call", part),
  group("Function", "[Symbol.metadata] prototype", part),
  group("Function", "[Symbol.hasInstance] length", primitive),
  group("Function", "toString", breaks("DET172", { returns: "primitive", cause: "gives the source text" })),
  group("Function", "arguments caller", breaks("DET172", { cause: "tells who called" })),
  group(
    "Function",
    "name",
    breaks("DET172", { returns: "primitive", severity: "warning", cause: "is changed by minifiers" }),
  ),
  group(
    "AsyncGeneratorFunction AsyncGeneratorFunctionConstructor GeneratorFunction GeneratorFunctionConstructor",
    "length name",
    primitive,
  ),
  group("AsyncGeneratorFunction GeneratorFunction", "prototype", part),
];
