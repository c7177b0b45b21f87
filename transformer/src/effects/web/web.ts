import {
  breaks,
  fresh,
  type Group,
  globals,
  group,
  part,
  primitive,
  when,
  writesArgument,
  writesReceiver,
} from "../group.ts";

const urls = "URL node:url.URL";
const parameters = "URLSearchParams node:url.URLSearchParams";
const decoders = "TextDecoder node:util.TextDecoder";
const encoders = "TextEncoder node:util.TextEncoder";

const listens = breaks("DET153", {
  returns: "primitive",
  cause: "has something called after the command is over",
});
const dispatches = breaks("DET181", { returns: "primitive", cause: "calls listeners that no store keeps" });

/** What browsers and Node have in common, and that computes: addresses, texts as bytes, copies, signals. */
export const web: readonly Group[] = [
  globals(
    `AbortController AbortSignal Blob CustomEvent DOMException Event EventTarget File FormData Headers TextDecoder
    TextEncoder URL URLSearchParams console crypto globalThis navigator performance`,
    part,
  ),
  // What is transferred is taken away from where it was.
  globals("structuredClone", when({ argumentsMin: 2 }, writesArgument(fresh)), fresh),

  group("node:url", "URL URLSearchParams", part),
  group(urls, "new", fresh),
  group(
    urls,
    "canParse hash host hostname href origin password pathname port protocol search toJSON toString username",
    primitive,
  ),
  group(urls, "parse", fresh),
  group(urls, "searchParams", part),
  group(urls, "createObjectURL", breaks("DET112", { returns: "primitive" })),
  group(urls, "revokeObjectURL", breaks("DET142", { returns: "primitive" })),
  group(parameters, "new [Symbol.iterator] entries getAll keys values", fresh),
  group(parameters, "forEach get has size toString", primitive),
  group(parameters, "append delete set sort", writesReceiver(primitive)),
  group(
    "URLSearchParamsIterator node:url.URLSearchParamsIterator HeadersIterator FormDataIterator NodeJS.Iterator",
    "[Symbol.iterator]",
    part,
  ),
  group("SpecIterable SpecIterableIterator", "[Symbol.iterator]", part),
  group("SpecIterator", "next", writesReceiver(part)),
  group("node:url", "domainToASCII domainToUnicode format resolve", primitive),
  group("node:url", "parse urlToHttpOptions", fresh),
  group(
    "node:url",
    "fileURLToPath pathToFileURL",
    when(
      { withoutOption: { argument: 1, option: "windows" } },
      breaks("DET141", { returns: "fresh", cause: "depends on the platform" }),
    ),
    fresh,
  ),
  group("node:url.Url node:url.UrlObject node:url.UrlWithParsedQuery node:url.UrlWithStringQuery", "*", part),

  group(`${decoders} ${encoders}`, "new", fresh),
  group("TextDecoderCommon node:util.TextDecoder", "encoding fatal ignoreBOM", primitive),
  group(decoders, "decode", writesReceiver(primitive)),
  group("TextEncoderCommon node:util.TextEncoder", "encoding", primitive),
  group(encoders, "encode", fresh),

  group("AbortController DOMException CustomEvent Event EventTarget FormData Headers", "new", fresh),
  group("AbortController", "signal", part),
  group("AbortController", "abort", writesReceiver(primitive)),
  group("AbortSignal", "aborted throwIfAborted", primitive),
  group("AbortSignal", "onabort reason", part),
  group("AbortSignal", "abort any", fresh),
  group("AbortSignal", "timeout", breaks("DET152")),
  group("DOMException", "*", primitive),
  group("EventTarget AbortSignal", "addEventListener", writesReceiver(listens)),
  group("EventTarget", "dispatchEvent", writesReceiver(dispatches)),
  group("EventTarget AbortSignal", "removeEventListener", writesReceiver(primitive)),
  group("Event", "timeStamp", breaks("DET102", { returns: "primitive", instead: "clock.nowMs()" })),
  group(
    "Event",
    "bubbles cancelBubble cancelable composed defaultPrevented eventPhase isTrusted returnValue type",
    primitive,
  ),
  group("Event", "composedPath", fresh),
  group("Event", "currentTarget srcElement target", part),
  group("Event", "preventDefault stopImmediatePropagation stopPropagation", writesReceiver(primitive)),
  group("CustomEvent", "detail", part),
  group("Headers FormData", "[Symbol.iterator] entries keys values", fresh),
  group("Headers FormData", "append delete set", writesReceiver(primitive)),
  group("Headers FormData", "forEach has", primitive),
  group("Headers", "get", primitive),
  group("Headers", "getSetCookie", fresh),
  group("FormData", "get", part),
  group("FormData", "getAll", fresh),
];
