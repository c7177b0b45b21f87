/** What a user can set, in tsconfig's plugin entry or the bundler plugin's argument. */
export interface Options {
  /** Warnings become errors. */
  readonly strict?: boolean;
}
