/** What a user can set, in tsconfig's plugin entry or the bundler plugin's argument. */
export interface Options {
  /** Warnings become errors, and so does what is told only to those who ask for it. */
  readonly strict?: boolean;
  /** Packages whose code is taken to be the same on replay, by their names. */
  readonly deterministic?: Readonly<Record<string, Trust>>;
}

/** What is trusted of a package, and why. */
export interface Trust {
  /** "slugify", "Money.plus"; "*" for all of the package. */
  readonly members: readonly string[] | "*";
  readonly reason: string;
}

/**
 * What the option `deterministic` says. It comes from a file that nobody has type-checked.
 *
 * @throws Error that names the entry and shows how it is written.
 */
export function trustIn(value: unknown): Readonly<Record<string, Trust>> {
  if (value === undefined) return {};
  if (!isRecord(value))
    throw new Error(`coopy: the option "deterministic" is an object: ${example("a-package")}.`);
  return Object.fromEntries(Object.entries(value).map(([name, entry]) => [name, trustOf(name, entry)]));
}

function trustOf(name: string, entry: unknown): Trust {
  const where = `coopy: the option "deterministic" for "${name}"`;
  if (!isRecord(entry)) throw new Error(`${where} is an object: ${example(name)}.`);
  const { members, reason, ...rest } = entry;
  const [unknown] = Object.keys(rest);
  if (unknown !== undefined) throw new Error(`${where} has no "${unknown}": write ${example(name)}.`);
  const isList = Array.isArray(members) && members.every((each) => typeof each === "string" && each !== "");
  if (members !== "*" && !isList) throw new Error(`${where} names its members, or "*": ${example(name)}.`);
  if (typeof reason !== "string" || reason.trim() === "")
    throw new Error(`${where} needs a reason: ${example(name)}.`);
  return { members: members as Trust["members"], reason: reason.trim() };
}

/** How an entry is written, as messages show it. */
export function example(name: string, member = "aFunction"): string {
  return `"deterministic": { ${JSON.stringify(name)}: { "members": [${JSON.stringify(member)}], "reason": "…" } }`;
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
