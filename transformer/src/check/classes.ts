import { type Diagnostic, diagnostic } from "../diagnostics.ts";
import type { ClassProblem, Model } from "../model.ts";

/** Why something cannot be stored, and what to do. */
export interface Explanation {
  readonly reason: string;
  readonly short: string;
  readonly advice: string;
}

const explanations: Readonly<Record<ClassProblem["reason"], Explanation>> = {
  "code-before-super": {
    reason:
      "`#private` and `accessor` members come into being by `super(…)`, and what stands before it here would run again whenever an instance is restored",
    short: "before super",
    advice: "Let `super(…)` be the first statement of the constructor.",
  },
  "mixed-hidden": {
    reason:
      "it is made from a mixin and has `#private` or `accessor` members, which only constructors can make, and the code of a mixin's constructor cannot be told to stand still",
    short: "mixin with hidden members",
    advice: "Use TypeScript's `private`, or extend a class by its name.",
  },
  "transient-without-start": {
    reason: "`{detail}` is not stored and would be undefined after a restart, which its type does not allow",
    short: "starts as nothing",
    advice: "Give it an initialiser, which then runs again, or a question mark.",
  },
  "local-class": {
    reason: "it is declared inside a function, so that every call makes another class",
    short: "local class",
    advice: "Move the class to the top level of its module.",
  },
  "in-block": {
    reason: "it is declared inside a block, so that generated code cannot name it",
    short: "in a block",
    advice: "Move the class to the top level of its module.",
  },
  "hidden-in-namespace": {
    reason: "its namespace does not export it, so that generated code cannot name it",
    short: "not exported",
    advice: "Export the class from its namespace, or move it to the top level of its module.",
  },
  "builtin-base": {
    reason:
      "it extends {detail} of the language, and only subclasses of Array, Map, Set, Date and Error can be stored, when they have no `#private` members, `accessor` or `@transient` fields",
    short: "built-in base",
    advice: "Hold one in a field instead of extending it.",
  },
  "declared-elsewhere": {
    reason: "only its declaration is part of this program ({detail}), and what it writes cannot be seen",
    short: "declaration only",
    advice: "Add its source to the program, or hold its data in a class of your own.",
  },
  "type-parameters": {
    reason: "its type parameters leave open what its fields hold",
    short: "not supported yet",
    advice: "Write the class for the types it is used with.",
  },
  unnamed: {
    reason: "it has no name, and the journal needs one",
    short: "unnamed class",
    advice: "Give the class a name.",
  },
  "computed-field": {
    reason: "the name of this field is computed",
    short: "computed name",
    advice: "Give the field a plain name, or keep the values in a Map.",
  },
  "local-symbol": {
    reason: "the key of this field is a symbol that no other run can have",
    short: "symbol of this run",
    advice: "Make the symbol with Symbol.for, or use a text as key.",
  },
  "script-file": {
    reason: "its file has no import or export, and generated code would turn the script into a module",
    short: "in a script",
    advice: "Export the class, or add `export {}` to the file.",
  },
  "expression-base": {
    reason: "what it extends is computed, so that its fields cannot be known",
    short: "computed base",
    advice: "Extend a class by its name.",
  },
  "field-decorator": {
    reason: "a decorator of a field runs when the object is made, and restored objects are not made again",
    short: "decorator",
    advice: "Remove the decorator, or apply it to a method.",
  },
};

/** Classes of the state that could not be restored. */
export function checkClasses({ classes }: Model): readonly Diagnostic[] {
  return classes.flatMap(({ binding, problems }) =>
    problems.map((problem) =>
      diagnostic("COOPY2002", problem.place, { class: binding, ...explainProblem(problem) }),
    ),
  );
}

export function explainProblem({ reason, detail }: ClassProblem): Explanation {
  const { reason: text, short, advice } = explanations[reason];
  const fill = (template: string) => template.replaceAll("{detail}", detail);
  return { reason: fill(text), short, advice: fill(advice) };
}
