import type ts from "typescript";
import { type Context, makeContext } from "../context.ts";
import type { ScriptFiles } from "./script-files.ts";

/** Whether the types of a package are enough, because the tables say what its members do. */
type IsKnown = (specifier: string, from: string) => boolean;

/**
 * A program of the JavaScript that a file of a package loads. The compiler reads what it can from it: types of values
 * that are plain to see, and from JSDoc; the rest has none.
 */
export function scriptContext(
  context: Context,
  files: ScriptFiles,
  isKnown: IsKnown,
  entry: string,
): Context {
  const { ts, program: main } = context;
  const given = main.getCompilerOptions();
  const options: ts.CompilerOptions = {
    allowJs: true,
    checkJs: false,
    noEmit: true,
    // The library that comes with it is then that of the program, which is there already.
    ...(given.target !== undefined && { target: given.target }),
    module: ts.ModuleKind.ESNext,
    moduleResolution: ts.ModuleResolutionKind.Bundler,
    esModuleInterop: true,
    skipLibCheck: true,
    types: given.types ?? ["node"],
    ...(given.lib && { lib: given.lib }),
    ...(given.typeRoots && { typeRoots: given.typeRoots }),
  };
  const host = scriptHost(context, options);
  host.resolveModuleNameLiterals = (literals, from) =>
    literals.map(({ text }) => {
      // Of what the tables know, the types say under which names.
      if (isKnown(text, from)) return ts.resolveModuleName(text, from, options, host);
      const file = files.imported(text, from);
      const extension = /\.[cm]?js$/.exec(file ?? "")?.[0];
      return {
        resolvedModule:
          file === undefined
            ? undefined
            : { resolvedFileName: file, extension, isExternalLibraryImport: false },
      } as ts.ResolvedModuleWithFailedLookupLocations;
    });
  return makeContext({ ts, program: ts.createProgram({ rootNames: [entry], options, host }) });
}

function scriptHost({ ts, program: main }: Context, options: ts.CompilerOptions): ts.CompilerHost {
  const { sys } = ts;
  const library = main.getSourceFiles().find((file) => main.isSourceFileDefaultLibrary(file))?.fileName ?? "";
  const folder = library.slice(0, library.lastIndexOf("/"));
  return {
    fileExists: (file) => sys.fileExists(file),
    readFile: (file) => sys.readFile(file),
    directoryExists: (path) => sys.directoryExists(path),
    getDirectories: (path) => sys.getDirectories(path),
    ...(sys.realpath && { realpath: sys.realpath }),
    getCurrentDirectory: () => main.getCurrentDirectory(),
    getCanonicalFileName: (file) => (sys.useCaseSensitiveFileNames ? file : file.toLowerCase()),
    useCaseSensitiveFileNames: () => sys.useCaseSensitiveFileNames,
    getNewLine: () => "\n",
    writeFile: () => undefined,
    getDefaultLibLocation: () => folder,
    getDefaultLibFileName: () => `${folder}/${ts.getDefaultLibFileName(options)}`,
    getSourceFile(file, version) {
      // Libraries and types were parsed for the program already.
      const known = main.getSourceFile(file);
      if (known?.isDeclarationFile) return known;
      const text = sys.readFile(file);
      return text === undefined ? undefined : ts.createSourceFile(file, text, version);
    },
  };
}
