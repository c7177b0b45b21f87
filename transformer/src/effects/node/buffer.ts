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

const widths =
  "Int16BE Int16LE Int32BE Int32LE UInt16BE UInt16LE UInt32BE UInt32LE Uint16BE Uint16LE Uint32BE Uint32LE";
const lengths = "IntBE IntLE UIntBE UIntLE UintBE UintLE";
const wide =
  "BigInt64BE BigInt64LE BigUInt64BE BigUInt64LE BigUint64BE BigUint64LE DoubleBE DoubleLE FloatBE FloatLE";
const numbers = `Int8 UInt8 Uint8 ${widths} ${lengths} ${wide}`;
const each = (verb: string) => numbers.replace(/\w+/g, `${verb}$&`);
const leftovers = {
  cause: "holds whatever the memory held before",
  instead: "Buffer.alloc(n)",
} as const;

/** Buffers: bytes, and views that share them. */
export const buffer: readonly Group[] = [
  globals("Buffer", part),
  globals("atob btoa", primitive),
  group("BufferConstructor", "byteLength compare isBuffer isEncoding", primitive),
  group("BufferConstructor", "alloc concat copyBytesFrom of", fresh),
  // Of an ArrayBuffer, a view.
  group("BufferConstructor", "from", part),
  group("BufferConstructor", "allocUnsafe allocUnsafeSlow new", breaks("DET112", leftovers)),
  group("BufferConstructor", "poolSize", breaks("DET141", { returns: "primitive" })),

  group("Buffer", `compare equals includes indexOf lastIndexOf toString ${each("read")}`, primitive),
  group("Buffer", `write ${each("write")}`, writesReceiver(primitive)),
  group("Buffer", "fill reverse swap16 swap32 swap64", writesReceiver(part)),
  group("Buffer", "copy", writesArgument(primitive)),
  group("Buffer", "slice subarray", part),
  group("Buffer", "toJSON", fresh),
  group("Buffer.toJSON", "*", part),
  group("RelativeIndexable", "at", part),

  group("node:buffer", "isAscii isUtf8", primitive),
  group("node:buffer", "transcode", fresh),
  group("node:buffer", "resolveObjectURL", breaks("DET112")),
  group("node:buffer", "kMaxLength kStringMaxLength", breaks("DET141", { returns: "primitive" })),
  group("node:buffer.constants", "MAX_LENGTH MAX_STRING_LENGTH", breaks("DET141", { returns: "primitive" })),
  group("node:buffer", "SlowBuffer", part),
  group("node:buffer.SlowBuffer", "new", breaks("DET112", leftovers)),

  // What a blob holds is read later only.
  group("Blob node:buffer.Blob", "size type", primitive),
  group("Blob node:buffer.Blob", "new slice", fresh),
  group("Blob node:buffer.Blob", "arrayBuffer bytes stream text", breaks("DET153")),
  group("File node:buffer.File", "name", primitive),
  group(
    "File node:buffer.File",
    "lastModified",
    breaks("DET102", { returns: "primitive", cause: "is the wall clock's" }),
  ),
  group(
    "File node:buffer.File",
    "new",
    when(
      { withoutOption: { argument: 2, option: "lastModified" } },
      breaks("DET102", {
        returns: "fresh",
        cause: "notes the time of the wall clock",
        instead: "{ lastModified }",
      }),
    ),
    fresh,
  ),
];
