import type ts from "typescript";
import type { FileEdits } from "../edits.ts";
import { apply, type RewrittenText } from "./apply.ts";
import type { InternalProgram, PatchedTypeScript } from "./compiler-internals.ts";

/** The program with its edits made. It emits the edited files and nothing else. */
export interface RewrittenProgram {
  readonly program: InternalProgram;
  readonly texts: ReadonlyMap<ts.SourceFile, RewrittenText>;
}

/**
 * Creates the program in which edited files have their new text. All other files are the very objects of
 * `original`: they are neither read, parsed nor bound again, and never checked.
 */
export function rewrittenProgram(
  compiler: typeof ts,
  original: InternalProgram,
  host: ts.CompilerHost,
  edits: readonly FileEdits[],
): RewrittenProgram {
  const texts = new Map<ts.SourceFile, RewrittenText>();
  for (const { file, insertions } of edits) {
    const source = original.getSourceFile(file);
    if (source === undefined) throw new Error(`edits for ${file}, which is not in the program`);
    texts.set(source, apply(source.text, insertions));
  }
  const createProgram = (compiler as PatchedTypeScript).originalCreateProgram ?? compiler.createProgram;
  const references = original.getProjectReferences?.();
  const program = createProgram({
    rootNames: original.getRootFileNames(),
    // Whether its errors are ones is asked before it is emitted, with those of the original.
    options: { ...original.getCompilerOptions(), noEmitOnError: false },
    host: rewrittenHost(compiler, original, host, texts),
    oldProgram: original,
    ...(references === undefined ? {} : { projectReferences: references }),
  });
  return { program: program as InternalProgram, texts };
}

/**
 * A host for one program. It answers from `original` wherever that knows the answer, because the host's own
 * caches (of `--watch` above all) follow the files of the original program only.
 */
function rewrittenHost(
  compiler: typeof ts,
  original: InternalProgram,
  host: ts.CompilerHost,
  texts: ReadonlyMap<ts.SourceFile, RewrittenText>,
): ts.CompilerHost {
  const resolutionCache = compiler.createModuleResolutionCache(
    host.getCurrentDirectory(),
    (name) => host.getCanonicalFileName(name),
    original.getCompilerOptions(),
  );
  const overrides: Overrides = {
    getSourceFile(fileName, languageVersionOrOptions) {
      const source = original.getSourceFile(fileName);
      const text = source === undefined ? host.readFile(fileName) : texts.get(source)?.text;
      if (text === undefined) return source;
      return compiler.createSourceFile(fileName, text, languageVersionOrOptions);
    },
    getSourceFileByPath: undefined,
    resolveModuleNames: undefined,
    resolveModuleNameLiterals(literals, containingFile, redirected, options, containingSource) {
      const originalSource = original.getSourceFile(containingFile);
      return literals.map((literal) => {
        const mode = compiler.getModeForUsageLocation(containingSource, literal, options);
        return (
          (originalSource && original.getResolvedModule(originalSource, literal.text, mode)) ??
          compiler.resolveModuleName(
            literal.text,
            containingFile,
            options,
            host,
            resolutionCache,
            redirected,
            mode,
          )
        );
      });
    },
    hasInvalidatedResolutions: () => false,
    onReleaseOldSourceFile: undefined,
  };
  return Object.assign(Object.create(host) as ts.CompilerHost, overrides);
}

/** Undefined where the original host must not be asked; the last is not in the public types. */
type Overrides = { [Name in keyof ts.CompilerHost]?: ts.CompilerHost[Name] | undefined } & {
  readonly onReleaseOldSourceFile: undefined;
};
