/** How much of anything a store takes. Each can be set when it is opened. */
export interface Limits {
  /** Length of the arguments of one command. A longer one is refused with COOPY5106. */
  readonly commandBytesMax: number;
  /** How many commands, and how many bytes of them, may wait for the disk. The next one is refused with COOPY5012. */
  readonly pendingCountMax: number;
  readonly pendingBytesMax: number;
  /** Length from which a segment of the journal is followed by a new one. */
  readonly segmentBytesMax: number;
}

export const defaultLimits: Limits = {
  commandBytesMax: 16 * 1024 * 1024,
  pendingCountMax: 100_000,
  pendingBytesMax: 64 * 1024 * 1024,
  segmentBytesMax: 256 * 1024 * 1024,
};

const largest: Limits = {
  // The header of a batch has 32 bits for the length of its records, which those that wait and one more must fit.
  commandBytesMax: 1024 * 1024 * 1024,
  pendingCountMax: 2 ** 31,
  pendingBytesMax: 1024 * 1024 * 1024,
  segmentBytesMax: Number.MAX_SAFE_INTEGER,
};

/** @throws RangeError for a limit that is none. */
export function limitsOf(given: Partial<Limits>): Limits {
  const limit = (name: keyof Limits) => {
    const value = given[name] ?? defaultLimits[name];
    if (Number.isInteger(value) && value >= 1 && value <= largest[name]) return value;
    throw new RangeError(`${name} must be an integer from 1 to ${largest[name]}, not ${value}`);
  };
  return {
    commandBytesMax: limit("commandBytesMax"),
    pendingCountMax: limit("pendingCountMax"),
    pendingBytesMax: limit("pendingBytesMax"),
    segmentBytesMax: limit("segmentBytesMax"),
  };
}
