import type ts from "typescript";

/**
 * Members of TypeScript 5.9 and 6.0 that are not in its public types. Everything the hosts use beyond the
 * public API stands here, so that a new version of TypeScript is checked in one place.
 */
export interface InternalProgram extends ts.Program {
  /** What a builder (`--incremental`, `--watch`, `-b`) asks for instead of `getSemanticDiagnostics`. */
  getBindAndCheckDiagnostics(
    file: ts.SourceFile,
    cancellation?: ts.CancellationToken,
  ): readonly ts.Diagnostic[];
  getResolvedModule(
    file: ts.SourceFile,
    name: string,
    mode: ts.ResolutionMode,
  ): ts.ResolvedModuleWithFailedLookupLocations | undefined;
  emit(
    file?: ts.SourceFile,
    writeFile?: ts.WriteFileCallback,
    cancellation?: ts.CancellationToken,
    emitOnly?: boolean | EmitOnly,
    transformers?: ts.CustomTransformers,
    forceDeclarations?: boolean,
    skipBuildInfo?: boolean,
  ): ts.EmitResult;
  /** Added by ts-patch: `emit` without the project's other transformers. */
  originalEmit?: InternalProgram["emit"];
}

/** `declarations` covers both real ones and those a builder makes to compare signatures. */
export type EmitOnly = 0 | 1 | 2;
export const emitOnlyScripts = 0;

/** The hash by which a builder knows whether a file changed since the last run. */
export interface VersionedSourceFile extends ts.SourceFile {
  version?: string;
}

/** Added by ts-patch: `createProgram` without transformers. */
export interface PatchedTypeScript {
  originalCreateProgram?: typeof ts.createProgram;
}
