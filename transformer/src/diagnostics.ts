import { determinismMessages } from "./diagnostics/determinism-messages.ts";
import { queryMessages } from "./diagnostics/query-messages.ts";
import { writeMessages } from "./diagnostics/write-messages.ts";
import type { Severity } from "./effects/member-effect.ts";
import type { Place, Step } from "./model.ts";

/**
 * Every diagnostic of the transformer. Codes are never reused; the thousands tell the subject:
 * 1 marks and `open`, 2 types, 3 determinism, queries and writes, 9 coopy itself. `{name}` is filled in by `diagnostic`.
 * `hint` stands beside the caret; `fix` is the sentence below the frame.
 */
export const messages = {
  COOPY1001: {
    severity: "error",
    title: "open of an unmarked class",
    text: "{class} is not marked @persistent, so {function}({class}) has nothing to make durable.",
    hint: "not a persistent class",
    fix: "Write /** @persistent */ above `class {class}`.",
  },
  COOPY1003: {
    severity: "warning",
    title: "misspelt mark",
    text: "@{tag} is not a mark of coopy.",
    hint: "did you mean @{meant}?",
    fix: "Write @{meant}, or rename the tag if it is not meant for coopy.",
  },
  COOPY1004: {
    severity: "error",
    title: "mark in the wrong place",
    text: "@{tag} has no meaning here.",
    hint: "belongs on {meant}",
    fix: "Move the mark to {meant}, or remove it.",
  },
  COOPY1005: {
    severity: "error",
    title: "mark that is not supported yet",
    text: "@{tag} is reserved and does nothing yet.",
    hint: "reserved",
    fix: "Remove the mark until this version of coopy supports it.",
  },
  COOPY1006: {
    severity: "error",
    title: "public setter on a system",
    text: "{class} has a public setter `{member}`; a handle cannot turn an assignment into a durable command.",
    hint: "write a method instead",
    fix: "Replace the setter by a method, or make it private.",
  },
  COOPY1007: {
    severity: "error",
    title: "method called then",
    text: "{class} has a public member `then`; `await open({class})` would take the handle for a promise.",
    hint: "rename this",
    fix: "Give the member another name.",
  },
  COOPY1008: {
    severity: "error",
    title: "generic public method",
    text: "{class}.{member} has type parameters; a journalled call has no types to fill them with.",
    hint: "generic",
    fix: "Write the method for the types it is called with, or make it private.",
  },
  COOPY1009: {
    severity: "error",
    title: "too many overloads",
    text: "{class}.{member} has more than four overloads; a handle keeps at most four.",
    hint: "more than four overloads",
    fix: "Split the method, or use a union parameter.",
  },
  COOPY1010: {
    severity: "error",
    title: "public member without a plain name",
    text: "{class} has a public member whose name is computed; a command needs a name for the journal.",
    hint: "computed name",
    fix: "Give the member a plain name, or make it private.",
  },
  COOPY1011: {
    severity: "error",
    title: "generator method",
    text: "{class}.{member} is a generator; a handle returns promises of whole results.",
    hint: "generator",
    fix: "Return an array, or make the method private.",
  },
  COOPY1012: {
    severity: "error",
    title: "open beside the class it opens",
    text: "{class} is opened in the module that declares it, and entity classes live in other modules: their load order cannot be made right.",
    hint: "called in the module of {class}",
    fix: "Move the call of {function} to another file.",
  },

  COOPY2001: {
    severity: "error",
    title: "type that cannot be journalled",
    text: "{where} is of type `{type}`: {reason}.",
    hint: "{short}",
    fix: "{advice}",
  },
  COOPY2002: {
    severity: "error",
    title: "class that cannot be restored",
    text: "{class} cannot be part of a persistent state: {reason}.",
    hint: "{short}",
    fix: "{advice}",
  },

  ...determinismMessages,

  ...queryMessages,
  ...writeMessages,

  COOPY3901: {
    severity: "error",
    title: "suppression without reason",
    text: "This comment suppresses nothing: it {problem}.",
    hint: "{problem}",
    fix: "Write why replay gives the same: // @nondeterministic-ok {rules}: <reason>",
  },
  COOPY3902: {
    severity: "warning",
    title: "suppression that suppresses nothing",
    text: "Nothing that a command does at this line breaks {rules}.",
    hint: "suppresses nothing",
    fix: "Remove the comment, or name the rule that is reported here.",
  },

  COOPY3903: {
    severity: "error",
    title: "exception without a reason",
    text: "@deterministic says nothing here but its name.",
    hint: "why?",
    fix: "Write why the code gives the same on replay: /** @deterministic <reason> */",
  },

  COOPY9001: {
    severity: "error",
    title: "generated code that does not compile",
    text: "the code generated for this file does not compile: {error} (at {line} of the generated text: `{code}`).",
    hint: "generated for this place",
    fix: "This is a defect of coopy, not of your code. Please report it with this message.",
  },
} as const satisfies Record<`COOPY${number}`, Message>;

export interface Message {
  readonly severity: Severity;
  /** Heading of the code in the documentation. */
  readonly title: string;
  readonly text: string;
  readonly hint: string;
  readonly fix: string;
}

export type { Severity };
export type DiagnosticCode = keyof typeof messages;

/** A finding, ready to be drawn by any host. Plain JSON. */
export interface Diagnostic {
  readonly code: DiagnosticCode;
  readonly severity: Severity;
  readonly message: string;
  /** What to write instead, in the few words that fit beside a caret. */
  readonly hint: string;
  readonly fix: string;
  /** The line the user must change. */
  readonly place: Place;
  /** How the code is reached from the command, the command first. Empty where the place says it all. */
  readonly chain: readonly Step[];
  /** What can be written instead as it stands, without a look at what is around. */
  readonly replacement?: Replacement;
}

export interface Replacement {
  readonly place: Place;
  readonly text: string;
  /** What of coopy the text names, and the file must import. */
  readonly import?: "clock" | "random";
}

type Placeholders<Text extends string> = Text extends `${string}{${infer Name}}${infer Rest}`
  ? (Name extends `${string} ${string}` ? never : Name) | Placeholders<Rest>
  : never;

type Values<Code extends DiagnosticCode> = Readonly<
  Record<Placeholders<(typeof messages)[Code]["text" | "hint" | "fix"]>, string>
>;

/** Makes the diagnostic `code` at `place`, its texts filled with `values`. */
export function diagnostic<Code extends DiagnosticCode>(
  code: Code,
  place: Place,
  values: Values<Code>,
  chain: readonly Step[] = [],
): Diagnostic {
  const { severity, text, hint, fix } = messages[code];
  const fill = (template: string) =>
    template.replace(/\{(\w+)\}/g, (_, name: string) => (values as Record<string, string>)[name] ?? name);
  return { code, severity, message: fill(text), hint: fill(hint), fix: fill(fix), place, chain };
}

export function isError(diagnostic: Diagnostic): boolean {
  return diagnostic.severity === "error";
}

/** The order in which findings are shown. */
export function byPlace({ place: left }: Diagnostic, { place: right }: Diagnostic): number {
  if (left.file !== right.file) return left.file < right.file ? -1 : 1;
  return left.span.start - right.span.start || left.span.end - right.span.end;
}
