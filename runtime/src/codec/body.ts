import type { Reader } from "./reader.ts";
import type { Writer } from "./writer.ts";

/** Writes the contents of objects, after the positions that referred to them. */
export interface BodyWriter {
  /** How many objects are written together at most, where so many are waiting. */
  readonly groupLengthMax: number;
  /** Writes the contents of `objects[start]` up to `objects[end]`, which is not among them. */
  encodeBodies(writer: Writer, objects: readonly object[], start: number, end: number): void;
}

/** Fills objects that were made empty when they were first referred to. */
export interface BodyReader {
  readonly groupLengthMax: number;
  decodeBodies(reader: Reader, objects: readonly object[], start: number, end: number): void;
}

/** What writes and reads one object after the other. */
export abstract class SingleBody implements BodyWriter, BodyReader {
  readonly groupLengthMax: number = 1;

  encodeBodies(writer: Writer, objects: readonly object[], start: number, end: number): void {
    for (let index = start; index < end; index++) this.encodeBody(writer, objects[index]!);
  }

  decodeBodies(reader: Reader, objects: readonly object[], start: number, end: number): void {
    for (let index = start; index < end; index++) this.decodeBody(reader, objects[index]!);
  }

  protected abstract encodeBody(writer: Writer, value: object): void;
  protected abstract decodeBody(reader: Reader, value: object): void;
}
