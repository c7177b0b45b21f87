/** What a command has to say, and what it says to scripts. */
export interface Outcome {
  readonly text: string;
  readonly exitCode: ExitCode;
}

/** 0 all well · 1 something was found · 2 the command could not do its work. */
export type ExitCode = 0 | 1 | 2;

/** A mistake of the caller's: told in a sentence, without a stack. */
export class Refusal extends Error {
  override readonly name = "Refusal";
}
