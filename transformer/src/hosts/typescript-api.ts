import { createRequire } from "node:module";
import { join } from "node:path";
import type ts from "typescript";

/** A TypeScript that can analyse programs. */
export interface TypeScriptApi {
  readonly ts: typeof ts;
  /** The texts of the standard library by file name, where they are not files. */
  readonly libraries?: ReadonlyMap<string, string>;
}

/**
 * The project's own TypeScript when it is 5.9 or 6, so that the analysis sees what the user's `tsc` sees; the
 * one that ts-morph carries otherwise (TypeScript 7 has no API of this kind).
 */
export function typeScriptApi(directory: string): TypeScriptApi {
  return ownTypeScript(directory) ?? carriedTypeScript();
}

function ownTypeScript(directory: string): TypeScriptApi | undefined {
  const require = createRequire(join(directory, "tsconfig.json"));
  try {
    const { version } = require("typescript/package.json") as { version: string };
    const [major = 0, minor = 0] = version.split(".").map(Number);
    const isSupported = major === 6 || (major === 5 && minor >= 9);
    return isSupported ? { ts: require("typescript") as typeof ts } : undefined;
  } catch (error) {
    if (isResolutionError(error)) return undefined;
    throw error;
  }
}

const resolutionErrors = ["MODULE_NOT_FOUND", "ERR_PACKAGE_PATH_NOT_EXPORTED"];

function isResolutionError(error: unknown): boolean {
  return error instanceof Error && "code" in error && resolutionErrors.includes(String(error.code));
}

/** What ts-morph is made of. It is loaded from there: its version must be the one that ts-morph has. */
interface Carrier {
  readonly ts: typeof ts;
  readonly libFolderInMemoryPath: string;
  getLibFiles(): readonly { readonly fileName: string; readonly text: string }[];
}

let carried: TypeScriptApi | undefined;

/** Loaded once, and only when it is needed: most projects have a TypeScript of their own. */
function carriedTypeScript(): TypeScriptApi {
  if (carried === undefined) {
    const morph = createRequire(import.meta.url).resolve("ts-morph");
    const carrier = createRequire(morph)("@ts-morph/common") as Carrier;
    const folder = carrier.libFolderInMemoryPath;
    const entries = carrier
      .getLibFiles()
      .map(({ fileName, text }) => [`${folder}/${fileName}`, text] as const);
    carried = { ts: carrier.ts, libraries: new Map(entries) };
  }
  return carried;
}
