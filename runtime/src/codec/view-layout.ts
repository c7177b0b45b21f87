import { CoopyError } from "../errors.ts";
import type { ArrayBufferLayout, ResizableBuffer } from "./buffer-layouts.ts";
import { Layout } from "./layout.ts";
import { namedKeysOfBytes } from "./named-keys.ts";
import type { Reader } from "./reader.ts";
import type { Writer } from "./writer.ts";

interface View extends ArrayBufferView {
  /** Number of elements. A DataView has none. */
  readonly length?: number;
  readonly BYTES_PER_ELEMENT?: number;
}

type ViewConstructor = new (buffer: ArrayBufferLike, byteOffset: number, length?: number) => View;

/** Classes of views by their place in this list. One that the engine does not have is undefined. */
const kinds: readonly (ViewConstructor | undefined)[] = [
  "DataView",
  "Int8Array",
  "Uint8Array",
  "Uint8ClampedArray",
  "Int16Array",
  "Uint16Array",
  "Int32Array",
  "Uint32Array",
  "Float32Array",
  "Float64Array",
  "BigInt64Array",
  "BigUint64Array",
  "Float16Array",
].map((name) => (globalThis as Record<string, unknown>)[name] as ViewConstructor | undefined);

/** Typed arrays and DataViews: which part of which memory they show. */
export class ViewLayout extends Layout {
  readonly #buffers: ArrayBufferLayout;

  constructor(buffers: ArrayBufferLayout) {
    super();
    this.#buffers = buffers;
  }

  /** The prototypes of the classes. */
  static get prototypes(): readonly object[] {
    return kinds.flatMap((kind) => (kind === undefined ? [] : [kind.prototype as object]));
  }

  override fits(value: object): boolean {
    return kindOf(value) >= 0;
  }

  protected override extraKeys(value: object): readonly PropertyKey[] {
    const { length } = value as View;
    return length === undefined ? Reflect.ownKeys(value) : namedKeysOfBytes(value as ArrayLike<unknown>);
  }

  /** The memory comes first: without it the view cannot be made. */
  protected override introduce(writer: Writer, value: object): void {
    const view = value as View;
    const { buffer, byteOffset, byteLength, length = byteLength } = view;
    if (!this.#buffers.fits(buffer)) refuseMemory();
    writer.byte(kindOf(value));
    this.#buffers.encode(writer, buffer);
    writer.varint(byteOffset);
    writer.varint(followsLength(view) ? 0 : 1 + length);
    writer.enlist(value, this);
  }

  protected override create(reader: Reader): object {
    const Kind = kinds[reader.byte()] ?? reader.fail("a view of unknown kind");
    reader.expectNoSurprise();
    const buffer = this.#buffers.decode<ArrayBuffer>(reader);
    const byteOffset = reader.varint();
    const length = reader.varint();
    try {
      return length === 0 ? new Kind(buffer, byteOffset) : new Kind(buffer, byteOffset, length - 1);
    } catch {
      return reader.fail("a view beyond its memory");
    }
  }

  protected override encodeBody(): void {}
  protected override decodeBody(): void {}
}

/** Another view of the same memory. */
export function sameView(value: object): object {
  const { buffer, byteOffset, byteLength, length = byteLength } = value as View;
  const Kind = kinds[kindOf(value)]!;
  return followsLength(value as View) ? new Kind(buffer, byteOffset) : new Kind(buffer, byteOffset, length);
}

function kindOf(value: object): number {
  return kinds.findIndex((kind) => kind?.prototype === Object.getPrototypeOf(value));
}

/** Whether the view grows and shrinks with its memory. Nothing tells but trying; afterwards all is as it was. */
function followsLength(view: View): boolean {
  const buffer = view.buffer as ResizableBuffer;
  if (buffer.resizable !== true) return false;
  const { byteLength } = buffer;
  const { byteLength: before } = view;
  const step = view.BYTES_PER_ELEMENT ?? 1;
  const saved = new Uint8Array(buffer).slice();
  try {
    buffer.resize(byteLength + step <= buffer.maxByteLength ? byteLength + step : byteLength - step);
    return view.byteLength !== before && view.byteLength !== 0;
  } catch {
    return false;
  } finally {
    buffer.resize(byteLength);
    new Uint8Array(buffer).set(saved);
  }
}

function refuseMemory(): never {
  throw new CoopyError(
    "COOPY5101",
    "a view shows memory that other threads can change, or that is of a class of its own. Pass a copy: `view.slice()`.",
  );
}
