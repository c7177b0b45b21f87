import { Layout } from "./layout.ts";
import { namedKeysOfBytes } from "./named-keys.ts";
import type { Reader } from "./reader.ts";
import type { Writer } from "./writer.ts";

/** Memory. Its bytes stand where it is first met, so that views of it can be made at once. */
export class ArrayBufferLayout extends Layout {
  override fits(value: object): boolean {
    return Object.getPrototypeOf(value) === ArrayBuffer.prototype;
  }

  protected override encodeHead(writer: Writer, value: object): void {
    const { byteLength, resizable, maxByteLength } = value as ResizableBuffer;
    writer.varint(resizable ? 1 + maxByteLength : 0);
    writer.varint(byteLength);
    writer.raw(new Uint8Array(value as ArrayBuffer));
  }

  protected override create(reader: Reader): ArrayBuffer {
    const limit = reader.varint();
    const bytes = reader.raw(reader.varint());
    if (limit === 0) return bytes.slice().buffer as ArrayBuffer;
    try {
      const buffer = new (ArrayBuffer as unknown as ResizableBufferConstructor)(bytes.length, {
        maxByteLength: limit - 1,
      });
      new Uint8Array(buffer).set(bytes);
      return buffer;
    } catch {
      return reader.fail("memory that may grow to an impossible size");
    }
  }

  protected override encodeBody(): void {}
  protected override decodeBody(): void {}
}

/** Node's kind of Uint8Array. Many share one piece of memory that has nothing to do with them: each is restored on its own. */
export class NodeBufferLayout extends Layout {
  override fits(value: object): boolean {
    return Object.getPrototypeOf(value) === nodeBuffer()?.prototype;
  }

  protected override extraKeys(value: object): readonly PropertyKey[] {
    return namedKeysOfBytes(value as Uint8Array);
  }

  protected override encodeHead(writer: Writer, value: object): void {
    writer.varint((value as Uint8Array).length);
    writer.raw(value as Uint8Array);
  }

  protected override create(reader: Reader): object {
    const { buffer } = reader.raw(reader.varint()).slice();
    const made = nodeBuffer();
    // Where there is no such class the bytes are read all the same.
    return made === undefined
      ? new Uint8Array(buffer)
      : (Reflect.construct(Uint8Array, [buffer], made) as object);
  }

  protected override encodeBody(): void {}
  protected override decodeBody(): void {}
}

type NodeBufferClass = new () => Uint8Array;

function nodeBuffer(): NodeBufferClass | undefined {
  return (globalThis as unknown as { Buffer?: NodeBufferClass }).Buffer;
}

export interface ResizableBuffer extends ArrayBuffer {
  readonly resizable?: boolean;
  readonly maxByteLength: number;
  resize(byteLength: number): void;
}

type ResizableBufferConstructor = new (
  byteLength: number,
  options: { readonly maxByteLength: number },
) => ArrayBuffer;
