import type { Catalog } from "../codec/catalog.ts";
import type { ClassLayout } from "../codec/class-layout.ts";
import { Reader } from "../codec/reader.ts";
import { Writer } from "../codec/writer.ts";
import type { Captured } from "./encode.ts";

/** Writes the whole graph that hangs from `system`. @throws CoopyError COOPY5101 */
export function encodeState(catalog: Catalog, layout: ClassLayout, system: object): Captured {
  const writer = new Writer(64 * 1024);
  writer.beginGraph(catalog);
  layout.encode(writer, system);
  writer.endGraph();
  return { body: writer.bytes.subarray(0, writer.position), objectCount: writer.objectCount };
}

/** Makes the graph again, all of its objects new. @throws DecodeError */
export function decodeState<T extends object>(catalog: Catalog, layout: ClassLayout, body: Uint8Array): T {
  const reader = new Reader(body);
  reader.beginGraph(catalog);
  const system = layout.decode<T>(reader);
  reader.endGraph();
  if (reader.position !== reader.end) reader.fail("more in a state than there should be");
  if (typeof system !== "object" || system === null || !layout.fits(system))
    reader.fail("a state of another class");
  return system;
}
