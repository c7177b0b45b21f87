/**
 * The seed of a random test: the one that `variable` of the environment gives, to run a failure again; else a new one each
 * time, so that every run looks elsewhere; but always the same on a build machine, whose verdict must not depend on luck.
 */
export function seedFrom(variable: string): number {
  const { [variable]: given, CI: isBuildMachine } = process.env;
  if (given !== undefined) return Number(given);
  return isBuildMachine ? 1 : Date.now() % 2 ** 30;
}
