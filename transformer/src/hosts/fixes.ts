import type ts from "typescript";
import type { Compilation } from "../compilation.ts";
import type { Diagnostic } from "../diagnostics.ts";
import type { Span } from "../model.ts";
import { coopyImports } from "./coopy-imports.ts";

/** A change of text, in offsets of the text before any of them. */
export interface TextEdit {
  readonly span: Span;
  readonly text: string;
}

/** What is to be changed in a file so that diagnostics are no more. */
export interface FileFix {
  readonly file: string;
  /** The text that the edits are of. */
  readonly original: string;
  /** In order of place, imports included. */
  readonly edits: readonly TextEdit[];
  readonly fixed: readonly Diagnostic[];
}

/** The replacements of diagnostics, with the imports they need, in files of the user's own. */
export function fixesOf(
  { ts, program }: Compilation,
  diagnostics: readonly Diagnostic[],
): readonly FileFix[] {
  const files = new Set(diagnostics.flatMap(({ replacement }) => replacement?.place.file ?? []));
  return [...files].flatMap((name) => {
    const file = program.getSourceFile(name);
    if (file === undefined || !isOwnModule(ts, program, file)) return [];
    const own = diagnostics.filter(({ replacement }) => replacement?.place.file === name);
    const fix = fixOf(ts, file, own);
    return fix.edits.length === 0 ? [] : [fix];
  });
}

/** Text with its edits made. */
export function edited(text: string, edits: readonly TextEdit[]): string {
  return edits.reduceRight(
    (done, { span, text: inserted }) => done.slice(0, span.start) + inserted + done.slice(span.end),
    text,
  );
}

/** Whether an import may be written there: in no package, in no script, and not where `require` is asked for. */
function isOwnModule(compiler: typeof ts, program: ts.Program, file: ts.SourceFile): boolean {
  if (file.isDeclarationFile || program.isSourceFileFromExternalLibrary(file)) return false;
  if (file.fileName.includes("/node_modules/") || !compiler.isExternalModule(file)) return false;
  const options = program.getCompilerOptions();
  const { CommonJS } = compiler.ModuleKind;
  const isCommonJs = file.impliedNodeFormat === CommonJS || options.module === CommonJS;
  return !(isCommonJs && options.verbatimModuleSyntax);
}

function fixOf(compiler: typeof ts, file: ts.SourceFile, diagnostics: readonly Diagnostic[]): FileFix {
  const imports = coopyImports(compiler, file);
  const edits = new Map<number, TextEdit>();
  const fixed = diagnostics.filter(({ replacement }) => {
    if (replacement === undefined) return false;
    const { place, text, import: imported } = replacement;
    const name = imported && imports.nameOf(imported);
    if (imported !== undefined && name === undefined) return false;
    const renamed = imported === undefined || name === undefined ? text : text.replace(imported, name);
    edits.set(place.span.start, { span: place.span, text: renamed });
    return true;
  });
  const all = [...edits.values(), ...imports.edits()].sort(
    (left, right) => left.span.start - right.span.start,
  );
  return { file: file.fileName, original: file.text, edits: all, fixed };
}
