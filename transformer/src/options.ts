/** What a user can set, in tsconfig's plugin entry or the bundler plugin's argument. */
export interface Options {
  /** Warnings become errors, and so does what is told only to those who ask for it. */
  readonly strict?: boolean;
}
