export type { Compilation } from "./compilation.ts";
export type { Diagnostic, DiagnosticCode, Severity } from "./diagnostics.ts";
export { isError, messages } from "./diagnostics.ts";
export type { FileEdits, Insertion } from "./edits.ts";
export { apply, type RewrittenText } from "./hosts/apply.ts";
export type { Model, Place, Span, Step } from "./model.ts";
export type { Options } from "./options.ts";
export { type TransformResult, transform } from "./pipeline.ts";
