import type ts from "typescript";
import type { Compilation } from "../compilation.ts";
import { ownSources } from "./context.ts";

/** Files of a program that have nothing to do with its other files: neither imports the other, whatever way around. */
export interface Part {
  readonly sources: readonly ts.SourceFile[];
  /** What libraries and packages declare: every part depends on all of it. */
  readonly declarations: readonly ts.SourceFile[];
}

/** What programs of TypeScript 5.9 and 6.0 know beside their public types: what an import was resolved to. */
interface ResolvingProgram extends ts.Program {
  getResolvedModuleFromModuleSpecifier?(
    specifier: ts.StringLiteralLike,
    file: ts.SourceFile,
  ): { readonly resolvedModule?: ts.ResolvedModuleFull } | undefined;
}

interface ImportingFile extends ts.SourceFile {
  /** Specifiers of all that the file imports, types and `import()` included. */
  readonly imports?: readonly ts.StringLiteralLike[];
}

/**
 * The parts of a program. What is said of one depends on nothing in another, so that a part that did not change need
 * not be looked at again. A file that is no module can be seen from everywhere, and so can what `codec` was told: then
 * there is one part.
 */
export function partsOf(compilation: Compilation): readonly Part[] {
  const { ts, program } = compilation;
  const sources = ownSources(compilation);
  const { getResolvedModuleFromModuleSpecifier: resolve } = program as ResolvingProgram;
  const own = new Set(sources);
  const declarations = program.getSourceFiles().filter((file) => !own.has(file));
  if (resolve === undefined || sources.some((file) => !ts.isExternalModule(file) || registers(file)))
    return [{ sources, declarations }];
  const groups = new Groups(sources);
  for (const file of sources) {
    for (const specifier of (file as ImportingFile).imports ?? []) {
      const target = resolve(specifier, file)?.resolvedModule?.resolvedFileName;
      const imported = target === undefined ? undefined : program.getSourceFile(target);
      if (imported !== undefined) groups.join(file, imported);
    }
  }
  return groups.all().map((group) => ({ sources: group, declarations }));
}

function registers({ text }: ts.SourceFile): boolean {
  return text.includes("codec(") && text.includes("coopy");
}

/** Joins files into groups (R. E. Tarjan, "Efficiency of a Good But Not Linear Set Union Algorithm", 1975). */
class Groups {
  readonly #sources: readonly ts.SourceFile[];
  readonly #above = new Map<ts.SourceFile, ts.SourceFile>();

  constructor(sources: readonly ts.SourceFile[]) {
    this.#sources = sources;
    for (const file of sources) this.#above.set(file, file);
  }

  join(left: ts.SourceFile, right: ts.SourceFile): void {
    if (this.#above.has(right)) this.#above.set(this.#top(left), this.#top(right));
  }

  all(): readonly (readonly ts.SourceFile[])[] {
    const found = new Map<ts.SourceFile, ts.SourceFile[]>();
    for (const file of this.#sources) {
      const top = this.#top(file);
      found.set(top, [...(found.get(top) ?? []), file]);
    }
    return [...found.values()];
  }

  #top(file: ts.SourceFile): ts.SourceFile {
    let top = file;
    while (this.#above.get(top) !== top) top = this.#above.get(top)!;
    this.#above.set(file, top);
    return top;
  }
}
