/**
 * What is known of a member of the language's library, of Node or of a package. Members are named as their declarations are:
 * `Array.push` for a method of an interface, `DateConstructor.now` for one of a constructor, `DateConstructor()` and
 * `new DateConstructor` for its calls, `parseInt` for a global, `Intl.NumberFormat.format` in a namespace,
 * `Array.[Symbol.iterator]` by a symbol, `node:crypto.createHash` in a module of Node, `node:crypto.Hash.update` of
 * what such a module declares, `npm:lodash.random` and `npm:decimal.js.Decimal.plus` in packages.
 */
export interface MemberEffect {
  /** The rule that its use in a command breaks: "DET101". Absent where replay gives the same. */
  readonly rule?: Rule;
  /** When it holds. Alternatives of one member are tried in order; the last has none. */
  readonly when?: Condition;
  /** How bad it is, where that is not what the rule says. */
  readonly severity?: Severity;
  /**
   * What it changes, beside making something new: what it is called on, its first argument, or that argument with all
   * that it holds.
   */
  readonly writes?: "receiver" | "argument" | "deep";
  /**
   * What its result is: a value without identity, an object of its own that holds nothing of what was given, one that
   * may hold parts of the arguments, one that may hold parts of the receiver as well, or the receiver, an argument or
   * a part of them.
   */
  readonly returns: "primitive" | "copy" | "of-arguments" | "fresh" | "part";
  /** Why it is not the same on replay, after its name: "reads the wall clock". Absent: the rule says it. */
  readonly cause?: string;
  /** What to write instead: "clock.nowMs()". */
  readonly instead?: string;
}

/** Names of the rules, as docs/determinism.md numbers them. DET101 is reported as COOPY3101. */
export type Rule = `DET1${number}`;

/** Something that can be said of a call by its arguments, counted from 0. All that is stated must hold. */
export interface Condition {
  readonly argumentsMin?: number;
  readonly argumentsMax?: number;
  /** The argument is absent, `undefined`, or an empty array: the default locale is taken. */
  readonly withoutLocale?: number;
  /** The argument is absent, or is not seen to have this option. */
  readonly withoutOption?: { readonly argument: number; readonly option: string };
  /** The argument is a text that names no zone: "2026-01-31 10:00". A date alone (2026-01-31) is UTC by definition. */
  readonly textWithoutZone?: number;
  /** The argument is a text that is known at run time only. */
  readonly unknownText?: number;
  /** The argument may be a Date, or may hold one. */
  readonly date?: number;
  /** The receiver may be a Date, or hold one: `[date].join()`. */
  readonly dateReceiver?: true;
}

/** What the analysis knows of one argument of a call. */
export interface Argument {
  readonly type: "text" | "number" | "primitive" | "undefined" | "date" | "function" | "object" | "unknown";
  /** Its value, where it is a literal. */
  readonly literal?: string | number | boolean;
  /** The properties that it is seen to have, of an object literal or by its type. */
  readonly options?: readonly string[];
  readonly isEmptyArray?: true;
  /** `...rest`: it and all after it may be anything, or absent. */
  readonly isSpread?: true;
}

/** What is "strict" is told only where a project asks to be strict, as an error. Warnings are errors then. */
export type Severity = "error" | "warning" | "strict";
