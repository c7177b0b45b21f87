import type { Insertion } from "../edits.ts";
import type { ClassType, CodecCall, SourceFile } from "../model.ts";
import { namesOf } from "./names.ts";
import type { Wrapping } from "./wrappings.ts";

/** What of the model stands in one file. */
export interface Contents {
  readonly classes: readonly ClassType[];
  readonly wrapped: readonly Wrapping[];
  readonly codecs: readonly CodecCall[];
  /** Specifiers of the modules that it must load. */
  readonly imports: readonly string[];
}

export function usesRuntime({ classes, wrapped, codecs }: Contents): boolean {
  return classes.length + wrapped.length + codecs.length > 0;
}

/** CommonJS runs its imports where they stand, so they must stand before the classes, each on a line that is there. */
export function leadingImports(file: SourceFile, contents: Contents): readonly Insertion[] {
  if (file.format !== "commonjs") return [];
  const { firstStatement, lastImport } = file;
  const $c = namesOf(file).runtime;
  const module = '"coopy/generated/v1"';
  const runtime = file.verbatim
    ? `import ${$c} = require(${module}); `
    : `import * as ${$c} from ${module}; `;
  return [
    ...(usesRuntime(contents) ? [{ offset: firstStatement, text: runtime }] : []),
    ...contents.imports.map((specifier) => ({ offset: lastImport, text: ` import "${specifier}";` })),
  ];
}
