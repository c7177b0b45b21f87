import type { Message } from "../diagnostics.ts";

/**
 * One message for every rule of determinism: DET101 is COOPY3101. What is said of a single member (`cause`, `instead`)
 * and of the rule (`fix`) stands in the effects tables; here is how it is put.
 */
export const determinismMessages = {
  COOPY3101: error("wall clock in a command", "use {instead}"),
  COOPY3102: error("timer of the machine in a command", "use {instead}"),
  COOPY3103: error("present moment in a command", "use {instead}"),
  COOPY3111: error("randomness in a command", "use {instead}"),
  COOPY3112: error("random bytes in a command", "use {instead}"),
  COOPY3113: error("random package in a command", "use {instead}"),
  COOPY3121: error("local time in a command", "use {instead}"),
  COOPY3122: error("date written in local time", "use {instead}"),
  COOPY3123: error("date read in local time", "use {instead}"),
  COOPY3124: error("date package that asks the machine", "use {instead}"),
  COOPY3131: error("locale of the machine", "use {instead}"),
  COOPY3132: error("time zone of the machine", "use {instead}"),
  COOPY3133: warning("text that depends on locale data", "may differ between versions"),
  COOPY3141: error("process or machine in a command", "differs between machines"),
  COOPY3142: error("outside world in a command", "reaches outside"),
  COOPY3143: warning("log in a command", "runs again on replay"),
  COOPY3144: error("outside world behind an interface", "reaches outside"),
  COOPY3151: error("asynchronous command", "make it synchronous"),
  COOPY3152: error("timer started in a command", "runs later"),
  COOPY3153: error("promise or callback that outlives a command", "runs later"),
  COOPY3161: error("state of a module", "not part of the state"),
  COOPY3162: error("write to what the process shares", "shared by the process"),
  COOPY3163: error("pattern that remembers its place", "remembers its place"),
  COOPY3164: error("hidden state", "not part of the state"),
  COOPY3165: error("constant that differs between starts", "differs between starts"),
  COOPY3166: error("object that is changed elsewhere", "changed elsewhere"),
  COOPY3171: error("shared memory or garbage collection", "not the same on replay"),
  COOPY3172: error("text of the engine", "the engine's own words"),
  COOPY3173: error("code that the compiler cannot see", "cannot be followed"),
  COOPY3174: warning("inexact function", "may differ between engines"),
  COOPY3175: warning("message of an engine's error", "the engine's own words"),
  COOPY3176: warning("bits of NaN", "may show the bits of NaN"),
  COOPY3177: warning("inconsistent order", "never 0"),
  COOPY3178: warning("symbol that cannot be found again", "unique to this run"),
  COOPY3181: error("call that is known at run time only", "cannot be followed"),
  COOPY3182: error("code that nobody vouches for", "not known to be deterministic"),
} as const satisfies Record<`COOPY31${number}`, Message>;

type Text<Severity extends Message["severity"], Hint extends string> = {
  readonly severity: Severity;
  readonly title: string;
  readonly text: "{command} is not deterministic: {what} {cause}.";
  readonly hint: Hint;
  readonly fix: "{fix}";
};

function error<Hint extends string>(title: string, hint: Hint): Text<"error", Hint> {
  return {
    severity: "error",
    title,
    hint,
    text: "{command} is not deterministic: {what} {cause}.",
    fix: "{fix}",
  };
}

function warning<Hint extends string>(title: string, hint: Hint): Text<"warning", Hint> {
  return { ...error(title, hint), severity: "warning" };
}
