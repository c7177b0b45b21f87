import { readFileSync, writeFileSync } from "node:fs";
import { edited, type FileFix, fixesOf } from "@coopy/transformer";
import { type Project, projectsOf, type Region, regionOf } from "./projects.ts";

/** A finding that was fixed: what stood there, and what stands there now. */
export interface Change {
  readonly region: Region;
  readonly before: string;
  readonly after: string;
}

/**
 * Fixes what can be fixed without a look at what is around, and looks again until nothing of that kind is left: where
 * two findings have one place, the second is seen when the first is gone.
 *
 * @returns the project as it is now, and what was changed, in the lines of before
 */
export function fixAll(tsconfig: string, strict: boolean | undefined) {
  const changes: Change[] = [];
  for (;;) {
    const projects = projectsOf(tsconfig, strict);
    const fixes = firstOfEachFile(projects.flatMap(fixesIn)).filter(isAsOnDisk);
    if (fixes.length === 0) return { projects, changes };
    for (const fix of fixes) {
      changes.push(...changesOf(fix));
      write(fix);
    }
  }
}

function fixesIn({ compilation, result }: Project): readonly FileFix[] {
  return fixesOf(compilation, result.diagnostics);
}

/** Two projects may have a file in common. The second one's fixes come when the first one's are made. */
function firstOfEachFile(fixes: readonly FileFix[]): readonly FileFix[] {
  return fixes.filter(({ file }, index) => fixes.findIndex((other) => other.file === file) === index);
}

const byteOrderMark = "\uFEFF";

/** Whether the file is what the compiler read. In another encoding than UTF-8 it is not. */
function isAsOnDisk({ file, original }: FileFix): boolean {
  const text = readFileSync(file, "utf8");
  return text === original || text === byteOrderMark + original;
}

function write({ file, original, edits }: FileFix): void {
  const mark = readFileSync(file, "utf8").startsWith(byteOrderMark) ? byteOrderMark : "";
  writeFileSync(file, mark + edited(original, edits));
}

function changesOf({ original, edits, fixed }: FileFix): readonly Change[] {
  const places = new Map(
    fixed.flatMap(({ replacement }) =>
      replacement ? [[replacement.place.span.start, replacement.place]] : [],
    ),
  );
  return edits.flatMap(({ span, text }) => {
    const place = places.get(span.start);
    if (place === undefined) return [];
    return [{ region: regionOf(place), before: original.slice(span.start, span.end), after: text }];
  });
}
