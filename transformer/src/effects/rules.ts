import type { Rule, Severity } from "./member-effect.ts";

/** What a rule says where the table says nothing closer. */
export interface RuleText {
  readonly severity: Severity;
  /** Follows what was used: "{Date.now()} reads the wall clock". */
  readonly cause: string;
  /** What to do, as a sentence. */
  readonly fix: string;
  /** The few words of it that fit beside a caret, after "use", where the table has none for the member. */
  readonly instead?: string;
}

const passIn = "Do it before the command, and pass what came out as an argument.";
const useRandom = "Use random.uuid() or random.bytes(n), or make it outside and pass it as an argument.";
const inUtc = "Use the UTC members, or keep milliseconds and format them in a query.";

/** The rules of determinism, as docs/determinism.md numbers them. */
export const rules: Readonly<Record<Rule, RuleText>> = {
  DET101: error(
    "reads the wall clock",
    'Use the clock of the command: `import { clock } from "coopy"`. It gives the instant that is journalled with it.',
    "clock.now()",
  ),
  DET102: error(
    "reads a timer of the machine",
    'Use clock.nowMs(): `import { clock } from "coopy"`. Measure how long something took outside of commands.',
    "clock.nowMs()",
  ),
  DET103: error("takes the present moment", "Give it clock.now() or clock.nowMs().", "clock.now()"),
  DET111: error(
    "gives another value on replay",
    'Use the random of the command: `import { random } from "coopy"`. Its seed is journalled with it.',
    "random.next()",
  ),
  DET112: error("gives another value on replay", useRandom, "random.bytes(n)"),
  DET113: error("gives another value on replay", useRandom, "random.uuid()"),
  DET121: error("depends on the time zone of the machine", inUtc, "the UTC members"),
  DET122: error("writes a date in the time zone of the machine", "Write toISOString().", "toISOString()"),
  DET123: error(
    "reads a text without a time zone as local time",
    "End the text in Z or in an offset, or read its numbers and give them to Date.UTC.",
    "a text that ends in Z",
  ),
  DET124: error(
    "takes the present moment or the time zone of the machine",
    "Give it the moment, clock.now(), and use its variant for UTC.",
    "clock.now()",
  ),
  DET131: error("depends on the locale of the machine", 'Name the locale: "en-US".', "a named locale"),
  DET132: error(
    "depends on the time zone of the machine",
    'Name the zone: { timeZone: "UTC" }.',
    '{ timeZone: "UTC" }',
  ),
  DET133: warning(
    "depends on the locale data of this version of the engine",
    "Keep the plain value, and format it in a query.",
  ),
  DET141: error(
    "depends on the process and its machine",
    "Pass it as an argument, or give it to the constructor as configuration.",
  ),
  DET142: error("reaches outside of the program", passIn),
  DET143: warning("writes to the outside again on replay", "Log outside of commands, or from subscribe."),
  DET144: error(
    "reaches outside of the program",
    "Do it after the command, from subscribe, or before and pass the result.",
  ),
  DET151: error(
    "lets other code run before the command is over",
    "Make it synchronous: await before the command, and pass what came out.",
  ),
  DET152: error(
    "runs something after the command is over",
    "Keep what is due in the state, and run a command when it is.",
  ),
  DET153: error("goes on after the command is over", passIn),
  DET161: error("is a variable of the module, and no store keeps it", "Keep it in a field of the system."),
  DET162: error("changes what the whole process shares", "Keep it in a field of the system."),
  DET163: error(
    "keeps its place between uses, and no store keeps that",
    "Make the pattern inside of the function, or drop its flags g and y.",
  ),
  DET164: error("keeps something between uses, and no store keeps that", "Keep it in a field of the system."),
  DET165: error(
    "is evaluated when the program is loaded, and may give something else the next time",
    "Make it a constant, or pass it as an argument.",
  ),
  DET166: error("is changed elsewhere in the program", "Keep it in a field of the system."),
  DET171: error("is not the same on replay", "Use plain objects, Map and Set."),
  DET172: error("is told by the engine in words of its own", "Keep a text of your own instead."),
  DET173: error("runs code that the compiler cannot see", "Import the code, and call it by name."),
  DET174: warning(
    "may differ in its last bit between engines",
    "Round the result, or replay with the version of the engine that wrote the journal.",
  ),
  DET175: warning("is worded by the engine", "Throw errors of your own, and keep their texts."),
  DET176: warning(
    "may show the bits of NaN, which engines choose freely",
    "Keep numbers, or replace NaN before.",
  ),
  DET177: warning("leaves the order of equal elements to the engine", "Return 0 for equal elements."),
  DET178: warning("cannot be found again on replay", "Use Symbol.for(name), or a text."),
  DET181: error("is known at run time only", "Give it a type, or call it through a table with literal keys."),
  DET182: error(
    "is not known to be deterministic",
    "If it gives the same on replay, say why at this line: // @nondeterministic-ok DET182: <reason>",
  ),
};

function error(cause: string, fix: string, instead?: string): RuleText {
  return { severity: "error", cause, fix, ...(instead !== undefined && { instead }) };
}

function warning(cause: string, fix: string): RuleText {
  return { severity: "warning", cause, fix };
}
