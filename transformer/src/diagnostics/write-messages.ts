import type { Message } from "../diagnostics.ts";

/** Writes that cannot be noted, or not be taken back. */
export const writeMessages = {
  COOPY3301: {
    severity: "error",
    title: "write that is not seen where it happens",
    text: "`{text}` changes what may be part of the state, by a method that is not called by its name on it: a command that throws could not undo it.",
    hint: "cannot be undone",
    fix: "Call the method on the object itself: `items.push(item)`.",
  },
  COOPY3302: {
    severity: "error",
    title: "write to whatever an argument holds",
    text: "`{text}` changes what may be part of the state, at any depth: a command that throws could not undo it.",
    hint: "cannot be undone",
    fix: "Let it change a copy and assign the result, or write the changes out.",
  },
  COOPY3303: {
    severity: "error",
    title: "package that changes the state",
    text: "{label} belongs to a package, where coopy inserts nothing, and `{text}` there changes what may be part of the state: a command that throws could not undo it.",
    hint: "changes what it is given",
    fix: "Give it a copy and assign the result: `this.items = sorted([...this.items])`.",
  },
  COOPY3304: {
    severity: "error",
    title: "lock that cannot be undone",
    text: "`{text}` locks what may be part of the state: a command that throws could not unlock it again.",
    hint: "cannot be undone",
    fix: "Lock an object where it is made, before anything else holds it; define properties with `configurable: true`.",
  },
  COOPY3305: {
    severity: "error",
    title: "iterator that goes on",
    text: "`{text}` has an iterator go on that may have been there before: a command that throws could not set it back.",
    hint: "cannot be undone",
    fix: "Make the iterator in the command, or keep the place where it is as a number: `this.items[this.next++]`.",
  },
} as const satisfies Record<`COOPY33${number}`, Message>;
