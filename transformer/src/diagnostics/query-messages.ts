import type { Message } from "../diagnostics.ts";

/** What is said of methods and functions that look at a state and may not change it. */
export const queryMessages = {
  COOPY3201: {
    severity: "error",
    title: "@readonly on a method that writes",
    text: "{method} is marked @readonly but writes: `{text}`.",
    hint: "writes",
    fix: "Remove @readonly, so that it becomes a command, or change a copy.",
  },
  COOPY3202: {
    severity: "error",
    title: "@readonly on a method that cannot be proven to write nothing",
    text: "{method} is marked @readonly, but `{text}` cannot be proven to write nothing.",
    hint: "not provably pure",
    fix: "Use plain expressions and library methods that change nothing, or remove @readonly.",
  },
  COOPY3203: {
    severity: "error",
    title: "getter that may write",
    text: "The getter {method} is read without a journal record, but `{text}` {problem}.",
    hint: "in a getter",
    fix: "Compute without writing, or turn the getter into a method.",
  },
  COOPY3204: {
    severity: "error",
    title: "@readonly on a method that calls a command",
    text: "{method} is marked @readonly but calls {command}, which is a command.",
    hint: "calls a command",
    fix: "Remove @readonly, so that it becomes a command too, or compute without changing anything.",
  },
  COOPY3205: {
    severity: "warning",
    title: "state past its readonly type",
    text: "The function given to {function} {does} a part of the state past its readonly type: `{text}`.",
    hint: "not readonly any more",
    fix: "Give a copy, or keep the type readonly; change the state in a command.",
  },
  COOPY3206: {
    severity: "warning",
    title: "state that is kept outside",
    text: "The function given to {function} keeps a reference to a part of the state: `{text}`.",
    hint: "keeps live objects",
    fix: "Return what is needed, or keep a copy: what is live changes with every command.",
  },
} as const satisfies Record<`COOPY32${number}`, Message>;
