import { type Diagnostic, diagnostic } from "../diagnostics.ts";
import type { Model, Place, Shape, Unsupported, UnsupportedReason } from "../model.ts";
import { firstUnsupported } from "../shape-parts.ts";
import type { Explanation } from "./classes.ts";
import { nameOf } from "./names.ts";

const explanations: Readonly<Record<UnsupportedReason, Explanation>> = {
  function: {
    reason: "a function has no bytes to write",
    short: "a function",
    advice: "Keep data that tells what to do, and a method that does it.",
  },
  promise: {
    reason: "a promise is a thing of this run only",
    short: "a promise",
    advice: "Await it first, and keep or pass what came out.",
  },
  symbol: {
    reason: "a symbol made by Symbol() is unlike every other, in the next run too",
    short: "symbol of this run",
    advice: "Make it with Symbol.for, which gives every run the same symbol, or use a text.",
  },
  "symbol-key": {
    reason: "its key is a symbol that no other run can have",
    short: "symbol of this run",
    advice: "Make the symbol with Symbol.for, or use a text as key.",
  },
  "shared-memory": {
    reason: "other threads can change it without a command",
    short: "shared memory",
    advice: "Use an ArrayBuffer.",
  },
  weak: {
    reason: "what a weak collection holds depends on the garbage collector",
    short: "a weak collection",
    advice: "Use a Map or Set.",
  },
  iterator: {
    reason: "an iterator holds a place in a running computation",
    short: "an iterator",
    advice: "Use an array.",
  },
  "library-class": {
    reason: "objects of this class belong to one run, or do not show what is in them",
    short: "not data",
    advice: "Keep the data it is made from, and make it where it is needed.",
  },
  "foreign-class": {
    reason: "its package was not compiled with coopy, and what an instance holds is its own affair",
    short: "a class of a package",
    advice:
      'Tell once how it is stored: `import { codec } from "coopy"; codec({type}, { write: (value) => value.toString(), read: (text) => new {type}(text) });`, with whatever makes a text or plain data of it and back.',
  },
  constructor: {
    reason: "a class is code, not data",
    short: "a class",
    advice: "Keep a text that names the class.",
  },
  "method-in-object": {
    reason: "a function in an object has no bytes to write",
    short: "a method",
    advice: "Make a class of it, whose methods are code and whose fields are data.",
  },
};

/** Fields and parameters whose types cannot be journalled. */
export function checkTypes(model: Model): readonly Diagnostic[] {
  return [
    ...model.classes.flatMap((type) =>
      (type.library?.contents ?? []).flatMap((shape) =>
        unsupportedIn(shape, `What \`${type.binding}\` contains`, type.place),
      ),
    ),
    ...model.classes.flatMap((type) =>
      [...type.fields, ...type.slots].flatMap((field) =>
        unsupportedIn(field.shape, `Field \`${type.binding}.${field.name}\``, field.place),
      ),
    ),
    ...model.objects.flatMap((type) =>
      type.fields.flatMap((field) =>
        unsupportedIn(field.shape, `Property \`${type.name}.${field.name}\``, field.place),
      ),
    ),
    ...model.systems.flatMap((system) =>
      system.commands.flatMap((command) =>
        command.parameters.flatMap((parameter) => {
          const where = `Parameter \`${parameter.name}\` of ${nameOf(model, system.class)}.${command.name}`;
          return unsupportedIn(parameter.shape, where, parameter.place);
        }),
      ),
    ),
  ];
}

function unsupportedIn(shape: Shape, where: string, place: Place): readonly Diagnostic[] {
  const found = firstUnsupported(shape);
  if (found === undefined) return [];
  return [diagnostic("COOPY2001", place, { where, ...explainShape(found) })];
}

export function explainShape({ reason, type }: Unsupported): Explanation & { readonly type: string } {
  const explanation = explanations[reason];
  const advice = explanation.advice.replaceAll("{type}", type.replace(/<.*$/, ""));
  return { ...explanation, advice, type };
}
