import {
  breaks,
  fresh,
  type Group,
  group,
  part,
  primitive,
  when,
  writesArgument,
  writesDeep,
} from "../group.ts";
import type { MemberEffect } from "../member-effect.ts";
import { plainFunctions } from "./lodash-plain.ts";
import type { PackageSummary } from "./package-summary.ts";

const keeps = breaks("DET164", {
  severity: "warning",
  cause: "makes a function that keeps something between its calls",
});
const byName = breaks("DET181", { cause: "calls a method by its name", instead: "a function that calls it" });
const shared = breaks("DET162", { cause: "changes lodash for the whole process" });

/** What every function of lodash does; what is not named gives a part of what it was given. */
const functions: readonly Group[] = [
  group("npm:lodash", "random", breaks("DET113", { returns: "primitive", instead: "random.next()" })),
  group("npm:lodash", "sample", breaks("DET113", { instead: "random.next() for the index" })),
  group(
    "npm:lodash",
    "sampleSize shuffle",
    breaks("DET113", { returns: "fresh", instead: "random.next() for the order" }),
  ),
  group(
    "npm:lodash",
    "uniqueId",
    breaks("DET113", {
      returns: "primitive",
      cause: "counts in the module",
      instead: "random.uuid() or a counter in the state",
    }),
  ),
  group(
    "npm:lodash",
    "now",
    breaks("DET113", { returns: "primitive", cause: "reads the wall clock", instead: "clock.nowMs()" }),
  ),
  group("npm:lodash", "debounce defer delay throttle", breaks("DET152")),
  group("npm:lodash", "after before memoize once", keeps),
  group("npm:lodash", "invoke invokeMap method methodOf result", byName),
  group("npm:lodash", "bindKey", byName),
  group("npm:lodash", "template", breaks("DET173", { cause: "compiles a text into code" })),
  group("npm:lodash", "mixin noConflict runInContext", shared),

  group("npm:lodash", "fill pull pullAll pullAllBy pullAllWith reverse", writesArgument(part)),
  group("npm:lodash", "pullAt remove", writesArgument(fresh)),
  group(
    "npm:lodash",
    "assign assignIn assignInWith assignWith defaults extend extendWith bindAll",
    writesArgument(part),
  ),
  group("npm:lodash", "defaultsDeep merge mergeWith set setWith update updateWith", writesDeep(part)),
  group("npm:lodash", "unset", writesDeep(primitive)),

  ...plainFunctions,
  group("npm:lodash", "toString", when({ date: 0 }, breaks("DET122", { returns: "primitive" })), primitive),
];

/** The same as methods of `_(list)` and `_.chain(list)`: what they change is what was wrapped. */
const methods: readonly Group[] = functions
  .map(({ members, effects }) => ({
    owners: ["npm:lodash.Wrapped"],
    members,
    effects: effects.map(ofWrapped),
  }))
  .filter(
    ({ members, effects }) =>
      !members.includes("toString") &&
      effects.some(({ rule, writes }) => rule !== undefined || writes !== undefined),
  );

function ofWrapped({ writes, ...effect }: MemberEffect): MemberEffect {
  return { ...effect, returns: "part", ...(writes && { writes: "receiver" }) };
}

export const lodash: PackageSummary = {
  name: "lodash",
  from: "4.17.0",
  below: "5.0.0",
  others: part,
  owners: [
    [/^(_|LoDashStatic|LoDashFp)$/, ""],
    [
      /^(LoDash\w*Wrapper|(Collection|Function|ObjectChain|Object|String|StringNullable|Primitive)(Chain)?)$/,
      "Wrapped",
    ],
  ],
  groups: [
    ...functions,
    ...methods,
    group("npm:lodash.Wrapped", "pop push shift sort splice unshift", {
      returns: "part",
      writes: "receiver",
    }),
  ],
};
