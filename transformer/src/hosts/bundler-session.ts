import { existsSync, readFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import type { Diagnostic } from "../diagnostics.ts";
import { Memory } from "../memory.ts";
import type { Options } from "../options.ts";
import type { PartResult, transform as realTransform, TransformResult } from "../pipeline.ts";
import { position, render } from "../render.ts";
import { type LiveProgram, openLiveProgram, projectsOf } from "./live-program.ts";
import { type ModuleResult, moduleResult } from "./module-result.ts";

export interface BundlerOptions extends Options {
  /** Path of the tsconfig. By default the nearest one at or above the bundler's root. */
  readonly tsconfig?: string;
}

/** The projects of one bundler, between its start and its end. */
export interface BundlerSession {
  /** `root` is where the search for a tsconfig begins. */
  setRoot(root: string): void;
  moduleResult(file: string, code: string): ModuleResult;
  fileChanged(file: string): void;
  refresh(): void;
  /** Files whose edits differ from those of the last time this was asked. */
  filesWithNewEdits(): readonly string[];
  render(diagnostics: readonly Diagnostic[]): string;
  /** The place as bundlers count: lines from 1, columns from 0. */
  locate(diagnostic: Diagnostic): { readonly file: string; readonly line: number; readonly column: number };
}

interface Project {
  readonly program: LiveProgram;
  readonly memory: Memory<PartResult>;
  latest?: { readonly program: unknown; readonly result: TransformResult };
  /** Edits by file, as text to compare: those that modules have been served with. */
  seenEdits?: ReadonlyMap<string, string>;
}

export function bundlerSession(transform: typeof realTransform, options: BundlerOptions): BundlerSession {
  let root = process.cwd();
  let projects: readonly Project[] | undefined;

  function allProjects(): readonly Project[] {
    projects ??= projectsOf(options.tsconfig ? resolve(root, options.tsconfig) : nearestConfig(root)).map(
      (tsconfig) => ({ program: openLiveProgram(tsconfig), memory: new Memory<PartResult>() }),
    );
    return projects;
  }

  function resultOf(project: Project): TransformResult {
    const compilation = project.program.compilation();
    if (project.latest?.program !== compilation.program) {
      const result = transform(compilation, options, project.memory);
      project.latest = { program: compilation.program, result };
      project.seenEdits ??= editTexts(project.latest.result);
    }
    return project.latest.result;
  }

  return {
    setRoot(directory) {
      root = directory;
    },
    moduleResult(file, code) {
      const all = allProjects();
      const project = all.find(({ program }) => program.includes(file)) ?? all[0]!;
      project.program.setText(file, code);
      return moduleResult(resultOf(project), file, code);
    },
    fileChanged(file) {
      for (const { program } of projects ?? []) program.fileChanged(file);
    },
    refresh() {
      for (const { program } of projects ?? []) program.refresh();
    },
    filesWithNewEdits() {
      return (projects ?? []).flatMap((project) => {
        const now = editTexts(resultOf(project));
        const before = project.seenEdits ?? now;
        project.seenEdits = now;
        const files = new Set([...before.keys(), ...now.keys()]);
        return [...files].filter((file) => before.get(file) !== now.get(file));
      });
    },
    locate({ place: { file, span } }) {
      const { line, column } = position(readText(file) ?? "", span.start);
      return { file, line, column: column - 1 };
    },
    render: (diagnostics) => render(diagnostics, readText, root),
  };
}

function editTexts({ edits }: TransformResult): ReadonlyMap<string, string> {
  return new Map(edits.map(({ file, insertions }) => [file, JSON.stringify(insertions)]));
}

function nearestConfig(directory: string): string {
  const config = join(directory, "tsconfig.json");
  if (existsSync(config)) return config;
  const parent = dirname(directory);
  if (parent === directory)
    throw new Error("coopy found no tsconfig.json; name one by the option `tsconfig`.");
  return nearestConfig(parent);
}

function readText(file: string): string | undefined {
  return existsSync(file) ? readFileSync(file, "utf8") : undefined;
}
