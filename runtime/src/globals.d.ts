/** The few globals that every platform has and no ECMAScript library declares. */

declare class TextEncoder {
  encode(text: string): Uint8Array;
  encodeInto(text: string, target: Uint8Array): { readonly read: number; readonly written: number };
}

declare class TextDecoder {
  constructor(label: "utf-8" | "latin1", options?: { readonly fatal: boolean; readonly ignoreBOM: boolean });
  decode(bytes: Uint8Array): string;
}

declare class URLSearchParams {
  constructor(text: string);
  toString(): string;
}

declare class URL {
  readonly href: string;
  readonly searchParams: URLSearchParams;
  constructor(href: string);
}

declare const performance: { now(): number };
