import type ts from "typescript";
import type { Hook } from "../model.ts";

/** What the compiler says of a value whose type it would know better if it had seen what was assigned or asked. */
const codes: ReadonlySet<number> = new Set([
  2322, 2339, 2345, 2349, 2351, 2352, 2362, 2363, 2365, 2366, 2367, 2375, 2379, 2412, 2461, 2488, 2531, 2532,
  2533, 2538, 2548, 2551, 2571, 2678, 2684, 2698, 2721, 2722, 2723, 2739, 2740, 2741, 2769, 7005, 7030, 7034,
  7053, 18046, 18047, 18048, 18049,
]);

/**
 * Whether an error at `offset` of `file` comes of nothing but a hook around what is written to
 * (`$c.touchedField(this.current, "name").name = name`), behind which the compiler does not recognise it. The types were
 * checked without hooks, and what is emitted does not depend on them.
 */
export function isOfLostNarrowing(
  compiler: typeof ts,
  file: ts.SourceFile,
  hooks: readonly Hook[],
  { code, offset }: { readonly code: number; readonly offset: number },
): boolean {
  if (!codes.has(code)) return false;
  return hooks.some(({ form, place }) => {
    if (form === "ahead" || place.file !== file.fileName) return false;
    const { pos, end } = outermostFunction(compiler, file, place.span.start);
    return pos <= offset && offset <= end;
  });
}

/** The function around the offset that is inside no other; the file where there is none. */
function outermostFunction(compiler: typeof ts, file: ts.SourceFile, offset: number): ts.Node {
  const visit = (node: ts.Node): ts.Node | undefined => {
    if (offset < node.pos || offset >= node.end) return undefined;
    return compiler.isFunctionLike(node) ? node : compiler.forEachChild(node, visit);
  };
  return compiler.forEachChild(file, visit) ?? file;
}
