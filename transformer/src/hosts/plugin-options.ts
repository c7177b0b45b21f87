import type { Compilation } from "../compilation.ts";
import type { Options } from "../options.ts";

/**
 * What a project sets, for every host: the entry of tsconfig that names this package, with what was given to the host
 * itself in its place where there is something.
 */
export function optionsOf({ program }: Compilation, own: Options = {}): Options {
  // The compiler's type tells only of the language service's plugins; entries come as they are written.
  const plugins: unknown = program.getCompilerOptions()["plugins"];
  const entry: unknown = Array.isArray(plugins) ? plugins.find(isOurs) : undefined;
  const strict = own.strict ?? strictIn(entry);
  return strict === undefined ? {} : { strict };
}

function isOurs(entry: unknown): boolean {
  return (
    typeof entry === "object" &&
    entry !== null &&
    "transform" in entry &&
    entry.transform === "@coopy/transformer"
  );
}

function strictIn(entry: unknown): boolean | undefined {
  if (typeof entry !== "object" || entry === null || !("strict" in entry)) return undefined;
  return entry.strict === true;
}
