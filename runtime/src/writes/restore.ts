/** Brings back what was copied. */
export type Restore = () => void;
