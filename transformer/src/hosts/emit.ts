import type ts from "typescript";
import { emitOnlyScripts, type InternalProgram } from "./compiler-internals.ts";
import type { RewrittenProgram } from "./rewritten-program.ts";
import { chainedMap, withChainedInlineMap } from "./source-map.ts";

const declarationFile = /\.d\.([cm]?ts|\w+\.ts)(\.map)?$/;

/**
 * An `emit` that takes scripts of edited files from the rewritten program and all else from the original:
 * declarations stay those of the user's own classes, and files without edits are not checked twice.
 */
export function emitWithEdits(
  original: InternalProgram,
  rewritten: RewrittenProgram,
  host: ts.CompilerHost,
): InternalProgram["emit"] {
  const emitOriginal = original.emit;
  const emitRewritten = rewritten.program.originalEmit ?? rewritten.program.emit;

  return (target, writeFile, cancellation, emitOnly, transformers, forceDeclarations, skipBuildInfo) => {
    const edited = [...rewritten.texts.keys()].filter((file) => target === undefined || file === target);
    const emitsScripts = (emitOnly ?? false) === false || emitOnly === emitOnlyScripts;
    const write = writeFile ?? host.writeFile.bind(host);
    const result = emitOriginal(
      target,
      edited.length === 0 || !emitsScripts ? writeFile : withoutScriptsOf(edited, write),
      cancellation,
      emitOnly,
      transformers,
      forceDeclarations,
      skipBuildInfo,
    );
    if (!emitsScripts || result.emitSkipped) return result;
    const diagnostics = edited.flatMap((file) => {
      const source = rewritten.program.getSourceFile(file.fileName);
      const writeMapped = withMapsToOriginal(rewritten, file, write);
      return emitRewritten(source, writeMapped, cancellation, emitOnlyScripts, transformers).diagnostics;
    });
    return { ...result, diagnostics: [...result.diagnostics, ...diagnostics] };
  };
}

function withoutScriptsOf(
  edited: readonly ts.SourceFile[],
  write: ts.WriteFileCallback,
): ts.WriteFileCallback {
  return (fileName, text, byteOrderMark, onError, sources, data) => {
    const isScriptOfEdited = sources?.some((source) => edited.includes(source)) ?? false;
    if (isScriptOfEdited && !declarationFile.test(fileName)) return;
    write(fileName, text, byteOrderMark, onError, sources, data);
  };
}

function withMapsToOriginal(
  { texts }: RewrittenProgram,
  file: ts.SourceFile,
  write: ts.WriteFileCallback,
): ts.WriteFileCallback {
  const map = texts.get(file)!.sourceMap(file.fileName);
  return (fileName, text, byteOrderMark, onError, _sources, data) => {
    const mapped = fileName.endsWith(".map") ? chainedMap(text, map) : withChainedInlineMap(text, map);
    write(fileName, mapped, byteOrderMark, onError, [file], data);
  };
}
