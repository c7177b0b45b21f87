/** Rows that have no case so far, or one that does not pass. It is there to become empty. */
export const notYet: readonly number[] = [];
