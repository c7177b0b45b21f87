import { statSync } from "node:fs";
import { dirname, resolve } from "node:path";
import type ts from "typescript";
import type { Compilation } from "../compilation.ts";
import { type TypeScriptApi, typeScriptApi } from "./typescript-api.ts";

/** The program of a tsconfig, kept up to date while files change. */
export interface LiveProgram {
  /** The compilation as of now. The same object while nothing has changed. */
  compilation(): Compilation;
  /** Whether the tsconfig names the file, or `setText` added it. */
  includes(file: string): boolean;
  /** Takes `text` for the text of `file`, and the file into the program if it was not there. */
  setText(file: string, text: string): void;
  /** Notes that the file changed on disk, appeared or went. */
  fileChanged(file: string): void;
  /** Looks at all files on disk again, and for new ones that the tsconfig includes. */
  refresh(): void;
}

/**
 * The projects that `tsconfig` stands for: itself, or those it refers to if it has no files of its own, as
 * the templates of many tools have it.
 */
export function projectsOf(tsconfig: string, { ts } = typeScriptApi(dirname(tsconfig))): readonly string[] {
  const { fileNames, projectReferences = [] } = readConfig(ts, tsconfig);
  if (fileNames.length > 0 || projectReferences.length === 0) return [tsconfig];
  return projectReferences.map((reference) => ts.resolveProjectReferencePath(reference));
}

interface FileState {
  version: number;
  /** Modification time and size as last seen. */
  stamp: string;
  /** A text that stands for the one on disk: what another plugin made of it, say. */
  overlay?: string;
}

/** Opens the project of `tsconfig`, an absolute path. Throws what the compiler has to say about a broken one. */
export function openLiveProgram(
  tsconfig: string,
  { ts, libraries }: TypeScriptApi = typeScriptApi(dirname(tsconfig)),
): LiveProgram {
  let config = readConfig(ts, tsconfig);
  const files = new Map<string, FileState>();
  const extraRoots = new Set<string>();
  let current: Compilation | undefined;
  let isStale = true;

  const directory = dirname(tsconfig);
  const readText = (file: string) =>
    files.get(file)?.overlay ?? libraries?.get(file) ?? ts.sys.readFile(file);
  const stateOf = (file: string): FileState => {
    const known = files.get(file);
    if (known !== undefined) return known;
    const fresh = { version: 0, stamp: stampOf(file) };
    files.set(file, fresh);
    return fresh;
  };

  // As in `tsc`: comments that carry no types are not parsed.
  const jsDocParsingMode = ts.JSDocParsingMode.ParseForTypeErrors;
  const service = ts.createLanguageService(
    {
      getCompilationSettings: () => config.options,
      getScriptFileNames: () => [...new Set([...config.fileNames, ...extraRoots])],
      getScriptVersion: (file) => String(stateOf(file).version),
      getScriptSnapshot(file) {
        const text = readText(file);
        return text === undefined ? undefined : ts.ScriptSnapshot.fromString(text);
      },
      getCurrentDirectory: () => directory,
      getDefaultLibFileName: (options) => defaultLibrary(ts, libraries, options),
      getProjectReferences: () => config.projectReferences,
      fileExists: (file) => libraries?.has(file) || ts.sys.fileExists(file),
      readFile: readText,
      directoryExists: ts.sys.directoryExists,
      getDirectories: ts.sys.getDirectories,
      readDirectory: ts.sys.readDirectory,
      realpath: (path) => (libraries?.has(path) ? path : (ts.sys.realpath?.(path) ?? path)),
      jsDocParsingMode,
      useCaseSensitiveFileNames: () => ts.sys.useCaseSensitiveFileNames,
    },
    ts.createDocumentRegistry(ts.sys.useCaseSensitiveFileNames, directory, jsDocParsingMode),
  );

  function touch(state: FileState): void {
    state.version += 1;
    isStale = true;
  }

  return {
    compilation() {
      if (current === undefined || isStale) {
        const program = service.getProgram();
        if (program === undefined) throw new Error(`no program for ${tsconfig}`);
        if (program !== current?.program) current = { ts, program };
        isStale = false;
      }
      return current!;
    },
    includes: (file) => config.fileNames.includes(file) || extraRoots.has(file),
    setText(file, text) {
      const state = stateOf(file);
      if (!extraRoots.has(file) && current?.program.getSourceFile(file) === undefined) {
        extraRoots.add(file);
        isStale = true;
      }
      if (readText(file) === text) return;
      state.overlay = text;
      touch(state);
    },
    fileChanged(file) {
      const state = stateOf(file);
      delete state.overlay;
      state.stamp = stampOf(file);
      touch(state);
    },
    refresh() {
      config = readConfig(ts, tsconfig);
      for (const [file, state] of files) {
        const stamp = stampOf(file);
        if (stamp === state.stamp) continue;
        state.stamp = stamp;
        delete state.overlay;
        state.version += 1;
      }
      isStale = true;
    },
  };
}

function readConfig(compiler: typeof ts, tsconfig: string): ts.ParsedCommandLine {
  const failures: ts.Diagnostic[] = [];
  const parsed = compiler.getParsedCommandLineOfConfigFile(tsconfig, undefined, {
    ...compiler.sys,
    onUnRecoverableConfigFileDiagnostic: (failure) => failures.push(failure),
  });
  // A project may start without files: a bundler adds them one by one.
  const noInputs = 18003;
  const errors = [...failures, ...(parsed?.errors ?? [])].filter(({ code }) => code !== noInputs);
  if (parsed === undefined || errors.length > 0) {
    throw new Error(
      compiler.formatDiagnostics(errors, {
        getCurrentDirectory: () => dirname(tsconfig),
        getCanonicalFileName: (name) => name,
        getNewLine: () => "\n",
      }),
    );
  }
  return parsed;
}

function defaultLibrary(
  compiler: typeof ts,
  libraries: ReadonlyMap<string, string> | undefined,
  options: ts.CompilerOptions,
): string {
  const [library] = libraries?.keys() ?? [];
  return library === undefined
    ? compiler.getDefaultLibFilePath(options)
    : resolve(dirname(library), compiler.getDefaultLibFileName(options));
}

function stampOf(file: string): string {
  const stats = statSync(file, { throwIfNoEntry: false });
  return stats === undefined ? "absent" : `${stats.mtimeMs}/${stats.size}`;
}
