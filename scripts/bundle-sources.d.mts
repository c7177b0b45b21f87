interface Fault {
  readonly name: string;
  readonly file: string;
  readonly find: string;
  readonly replace: string;
}

/** Writes the program as one module to `output`. @throws Error when the fault's text is not there exactly once. */
export function bundleSources(entry: string, output: string, fault?: Fault): Promise<void>;

/** @returns how often the text of the fault stands in its file. */
export function occurrencesOf(fault: Fault): number;
