import type { Context } from "../context.ts";

/** Finds the JavaScript of packages: what Node would load for an import, and what stands beside a file of types. */
export class ScriptFiles {
  readonly #sys: Context["ts"]["sys"];

  constructor({ ts }: Context) {
    this.#sys = ts.sys;
  }

  /** The file that an import in a file leads to. Undefined for modules of Node, and where there is none. */
  imported(specifier: string, from: string): string | undefined {
    const folder = folderOf(from);
    if (/^\.{1,2}(\/|$)/.test(specifier)) return this.#fileAt(join(folder, specifier));
    const [, name, rest] = /^((?:@[^/]+\/)?[^/]+)(?:\/(.*))?$/.exec(specifier) ?? [];
    if (name === undefined) return undefined;
    for (let at = folder; at !== ""; at = folderOf(at)) {
      const directory = `${at}/node_modules/${name}`;
      if (this.#sys.fileExists(`${directory}/package.json`)) return this.ofPackage(directory, rest);
    }
    return undefined;
  }

  /** What a package gives by its name, or by a path in it. */
  ofPackage(directory: string, path?: string): string | undefined {
    const manifest = this.#manifest(directory);
    const exported = exportedAs(manifest["exports"], path === undefined ? "." : `./${path}`);
    if (exported !== undefined) return this.#fileAt(join(directory, exported));
    if (path !== undefined) return this.#fileAt(`${directory}/${path}`);
    const main = [manifest["module"], manifest["main"]].find(
      (each) => typeof each === "string" && each !== "",
    );
    return this.#fileAt(main === undefined ? `${directory}/index` : join(directory, String(main)));
  }

  /** `clamp.js` for `clamp.d.ts` in the same folder. */
  beside(types: string): string | undefined {
    const stem = types.replace(/\.d\.[cm]?ts$/, "");
    return [".js", ".mjs", ".cjs"]
      .map((extension) => stem + extension)
      .find((file) => this.#sys.fileExists(file));
  }

  #fileAt(path: string): string | undefined {
    const names = ["", ".js", ".mjs", ".cjs", "/index.js", "/index.mjs", "/index.cjs"].map(
      (each) => path + each,
    );
    const found = names.find((file) => /\.[cm]?js$/.test(file) && this.#sys.fileExists(file));
    if (found !== undefined || !this.#sys.fileExists(`${path}/package.json`)) return found;
    const { main } = this.#manifest(path) as { readonly main?: string };
    return main === undefined ? undefined : this.#fileAt(join(path, main));
  }

  #manifest(directory: string): Readonly<Record<string, unknown>> {
    try {
      return JSON.parse(this.#sys.readFile(`${directory}/package.json`) ?? "{}") as Record<string, unknown>;
    } catch {
      return {};
    }
  }
}

/** What `exports` of a package.json gives for a path: the same code as a module first, as `require` gets it else. */
function exportedAs(exports: unknown, path: string): string | undefined {
  if (typeof exports === "string") return path === "." ? exports : undefined;
  if (typeof exports !== "object" || exports === null) return undefined;
  const entries = Object.entries(exports);
  if (!entries.some(([key]) => key.startsWith("."))) return path === "." ? conditional(exports) : undefined;
  const own = entries.find(([key]) => key === path);
  if (own !== undefined) return conditional(own[1]);
  for (const [key, value] of entries) {
    const [before, after] = key.split("*");
    if (after === undefined || before === undefined) continue;
    if (!path.startsWith(before) || !path.endsWith(after) || path.length < before.length + after.length)
      continue;
    return conditional(value)?.replaceAll("*", path.slice(before.length, path.length - after.length));
  }
  return undefined;
}

function conditional(value: unknown): string | undefined {
  if (typeof value === "string") return value;
  if (Array.isArray(value)) return value.map(conditional).find((each) => each !== undefined);
  if (typeof value !== "object" || value === null) return undefined;
  const conditions = ["node", "import", "module", "default", "require"];
  const entries = value as Readonly<Record<string, unknown>>;
  return conditions.map((each) => conditional(entries[each])).find((each) => each !== undefined);
}

function folderOf(path: string): string {
  return path.slice(0, Math.max(0, path.lastIndexOf("/")));
}

/** Joins paths with slashes, "." and ".." taken away. */
function join(folder: string, path: string): string {
  const parts: string[] = folder.split("/");
  for (const part of path.split("/")) {
    if (part === "..") parts.pop();
    else if (part !== "." && part !== "") parts.push(part);
  }
  return parts.join("/");
}
