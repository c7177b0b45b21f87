/** Something that a store promises was not so. */
export class BrokenPromise extends Error {
  override readonly name = "BrokenPromise";
}

/** @throws BrokenPromise */
export function expectThat(isSo: boolean, promise: string, found: () => unknown): asserts isSo {
  if (!isSo) throw new BrokenPromise(`${promise}, and found: ${JSON.stringify(found())}`);
}
