import { CoopyError } from "./errors.ts";
import type { Generator } from "./generator.ts";

/** What is told of an object that a command makes. */
export interface Births {
  born(object: object): void;
  /** The object belongs to the store, whether it has a number or not. */
  own(object: object): void;
  /** The number the object has, or 0. */
  idOf(object: object): number;
}

/** What clock, random and births ask of the command that is running, live or on replay. */
export interface CommandMoment {
  /** The numbers of the store's objects, for those that the command makes. */
  readonly entities: Births;
  instantMs(): number;
  generator(): Generator;
  /** The command has a value at hand that may be none a state can hold. A replay need not know: it was looked at then. */
  suspect?(value: unknown): void;
}

/** Commands are synchronous, so one at most runs in a program at any time, and one variable can hold it. */
let running: CommandMoment | undefined;
let isReading = false;

/** The command that is running; undefined in queries and outside stores. */
export function commandInProgress(): CommandMoment | undefined {
  return running;
}

/** Whether a command, a query or a function given to `read` or `peek` is running. */
export function isInside(): boolean {
  return running !== undefined || isReading;
}

/** The refusal of a handle's method or of another function of a store. @throws nothing: it is for the caller to throw or reject with. */
export function insideError(what: string): CoopyError {
  return new CoopyError(
    "COOPY5005",
    `${what} was called inside a command, a query or a read. There, call the methods of the objects themselves: they are part of what runs.`,
  );
}

export function runCommand<Result>(moment: CommandMoment, run: () => Result): Result {
  const outer = enterCommand(moment);
  try {
    return run();
  } finally {
    leaveCommand(outer);
  }
}

/** From here on a command runs. @returns what `leaveCommand` needs. */
export function enterCommand(moment: CommandMoment): CommandMoment | undefined {
  const outer = running;
  running = moment;
  return outer;
}

export function leaveCommand(outer: CommandMoment | undefined): void {
  running = outer;
}

/** Runs what is no part of the command that is running: nothing that it makes or asks for counts. */
export function runAside<Result>(run: () => Result): Result {
  const outer = running;
  running = undefined;
  try {
    return runQuery(run);
  } finally {
    running = outer;
  }
}

export function runQuery<Result>(run: () => Result): Result {
  const outer = enterQuery();
  try {
    return run();
  } finally {
    leaveQuery(outer);
  }
}

/** @returns what `leaveQuery` must be given, come what may. */
export function enterQuery(): boolean {
  const outer = isReading;
  isReading = true;
  return outer;
}

export function leaveQuery(outer: boolean): void {
  isReading = outer;
}
