import { createHash } from "node:crypto";
import type ts from "typescript";
import type { TransformResult } from "../pipeline.ts";
import type { VersionedSourceFile } from "./compiler-internals.ts";

/** Versions as the compiler made them, by file: `--watch` hands the same object to the next program. */
const plainVersions = new WeakMap<ts.SourceFile, string>();

/**
 * Makes the version of a file say what its output and its diagnostics depend on: its own text, its edits and
 * its findings. Without this a change elsewhere that alters a file's edits would leave old output in place.
 */
export function versionByResult(program: ts.Program, { edits, diagnostics }: TransformResult): void {
  const results = new Map<ts.SourceFile, unknown[]>();
  for (const part of [...edits, ...diagnostics]) {
    const source = program.getSourceFile("insertions" in part ? part.file : part.place.file);
    if (source === undefined) continue;
    results.set(source, [...(results.get(source) ?? []), part]);
  }
  for (const source of program.getSourceFiles() as readonly VersionedSourceFile[]) {
    const result = results.get(source);
    const plain = plainVersions.get(source) ?? source.version;
    // Only builders version their files; others have nothing that could go stale.
    if (plain === undefined) continue;
    if (result !== undefined) plainVersions.set(source, plain);
    source.version = result === undefined ? plain : `${plain}-${hash(JSON.stringify(result))}`;
  }
}

function hash(text: string): string {
  return createHash("sha256").update(text).digest("hex").slice(0, 16);
}
