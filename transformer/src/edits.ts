/** What emission produces: insertions into source text, and nothing else. No user line moves. */
export interface FileEdits {
  readonly file: string;
  /** In ascending order of offset; those of one offset are inserted in the order they stand here. */
  readonly insertions: readonly Insertion[];
}

export interface Insertion {
  /** UTF-16 offset into the original text. */
  readonly offset: number;
  readonly text: string;
}
