import { BoxedLayout } from "./boxed-layout.ts";
import { ErrorLayout } from "./error-layout.ts";
import { tag } from "./format.ts";
import type { layouts } from "./untyped.ts";
import { ViewLayout } from "./view-layout.ts";

type BuiltInTag = keyof typeof layouts;

let tags: ReadonlyMap<object, BuiltInTag> | undefined;

/** The tag of objects with this prototype of the language or the platform. */
export function builtInTag(prototype: object): BuiltInTag | undefined {
  tags ??= makeTags();
  return tags.get(prototype);
}

function makeTags(): ReadonlyMap<object, BuiltInTag> {
  const { URL, URLSearchParams, Buffer } = globalThis as unknown as Partial<
    Record<string, { readonly prototype: object }>
  >;
  const all: (readonly [object | undefined, BuiltInTag])[] = [
    [Map.prototype, tag.map],
    [Set.prototype, tag.set],
    [Date.prototype, tag.date],
    [RegExp.prototype, tag.regExp],
    [ArrayBuffer.prototype, tag.arrayBuffer],
    [URL?.prototype, tag.url],
    [URLSearchParams?.prototype, tag.searchParams],
    [Buffer?.prototype, tag.nodeBuffer],
  ];
  for (const prototype of ViewLayout.prototypes) all.push([prototype, tag.view]);
  for (const prototype of ErrorLayout.prototypes) all.push([prototype, tag.error]);
  for (const prototype of BoxedLayout.prototypes) all.push([prototype, tag.boxed]);
  return new Map(
    all.flatMap(([prototype, kind]) => (prototype === undefined ? [] : [[prototype, kind] as const])),
  );
}
