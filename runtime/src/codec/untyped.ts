import { ArrayLayout } from "./array-layout.ts";
import { BoxedLayout } from "./boxed-layout.ts";
import { ArrayBufferLayout, NodeBufferLayout } from "./buffer-layouts.ts";
import type { Codec } from "./codec.ts";
import { MapLayout, SetLayout } from "./collection-layouts.ts";
import { DateLayout } from "./date-layout.ts";
import { ErrorLayout } from "./error-layout.ts";
import { tag } from "./format.ts";
import type { Layout } from "./layout.ts";
import { bareObject, plainObject } from "./object-layout.ts";
import { RegExpLayout } from "./regexp-layout.ts";
import { SearchParamsLayout, UrlLayout } from "./url-layouts.ts";
import { ViewLayout } from "./view-layout.ts";

/** Values of any type, each behind its tag. */
export const tagged: Codec = {
  encode: (writer, value) => writer.tagged(value),
  decode: (reader) => reader.tagged(),
  storedType: () => "tagged",
};

export const date: Layout = new DateLayout();
const array: Layout = new ArrayLayout([], tagged);
const map: Layout = new MapLayout(tagged, tagged);
const set: Layout = new SetLayout(tagged);

const searchParams = new SearchParamsLayout();
const arrayBuffer = new ArrayBufferLayout();

/** Layouts of objects whose contents no type tells. */
export const layouts = {
  [tag.object]: plainObject,
  [tag.array]: array,
  [tag.map]: map,
  [tag.set]: set,
  [tag.date]: date,
  [tag.bareObject]: bareObject,
  [tag.regExp]: new RegExpLayout(),
  [tag.url]: new UrlLayout(searchParams),
  [tag.searchParams]: searchParams,
  [tag.arrayBuffer]: arrayBuffer,
  [tag.view]: new ViewLayout(arrayBuffer),
  [tag.nodeBuffer]: new NodeBufferLayout(),
  [tag.error]: new ErrorLayout(),
  [tag.boxed]: new BoxedLayout(),
} as const;
