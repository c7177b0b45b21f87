import remapping, { type SourceMapInput } from "@jridgewell/remapping";
import type { SourceMap } from "magic-string";

/**
 * Chains the map of an emitted file with that of the insertions, so that it reaches the user's text.
 * What maps to generated lines has no place in the user's file and is dropped.
 */
export function chainedMap(emittedMap: string, insertions: SourceMap): string {
  const emitted = JSON.parse(emittedMap);
  const chained = remapping([emitted, insertions as SourceMapInput], () => null);
  return JSON.stringify({
    ...emitted,
    mappings: remapped(chained.mappings),
    names: chained.names,
    ...(emitted.sourcesContent === undefined ? {} : { sourcesContent: insertions.sourcesContent }),
  });
}

const inlineMap = /^(\/\/# sourceMappingURL=data:application\/json;base64,)(.+)$/m;

/** The same for a script that carries its map in its last comment. Scripts without one stay as they are. */
export function withChainedInlineMap(script: string, insertions: SourceMap): string {
  return script.replace(inlineMap, (_, comment: string, base64: string) => {
    const emittedMap = Buffer.from(base64, "base64").toString("utf8");
    return comment + Buffer.from(chainedMap(emittedMap, insertions)).toString("base64");
  });
}

function remapped(mappings: unknown): string {
  if (typeof mappings !== "string") throw new TypeError("the chained map is not encoded");
  return mappings;
}
