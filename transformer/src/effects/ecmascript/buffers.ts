import { breaks, fresh, type Group, group, part, primitive, when, writesReceiver } from "../group.ts";

const integerArrays =
  "Int8Array Uint8Array Uint8ClampedArray Int16Array Uint16Array Int32Array Uint32Array BigInt64Array BigUint64Array";
const floatArrays = "Float16Array Float32Array Float64Array";
export const typedArrays = `${integerArrays} ${floatArrays}`;
export const typedArrayConstructors = typedArrays.replace(/Array/g, "ArrayConstructor");

/** Bytes. A view shares the bytes of its buffer: to write into one is to write into the other. */
export const buffers: readonly Group[] = [
  group(
    typedArrays,
    `BYTES_PER_ELEMENT at byteLength byteOffset every find findIndex findLast findLastIndex forEach includes indexOf
    join lastIndexOf length some toString`,
    primitive,
  ),
  group(
    typedArrays,
    "[Symbol.iterator] entries filter keys map slice toReversed toSorted values with",
    fresh,
  ),
  group(typedArrays, "reduce reduceRight subarray valueOf", part),
  group(
    typedArrays,
    "toLocaleString",
    when({ withoutLocale: 0 }, breaks("DET131", { returns: "primitive" })),
    breaks("DET133", { returns: "primitive" }),
  ),
  group(typedArrays, "set", writesReceiver(primitive)),
  group(typedArrays, "copyWithin fill reverse sort", writesReceiver(part)),
  group(integerArrays, "buffer", part),
  group(floatArrays, "buffer", breaks("DET176")),
  group("Uint8Array", "toBase64 toHex", primitive),
  group("Uint8Array", "setFromBase64 setFromHex", writesReceiver(fresh)),
  group("Uint8Array.setFromBase64 Uint8Array.setFromHex", "read written", primitive),

  group(typedArrayConstructors, "BYTES_PER_ELEMENT", primitive),
  group(typedArrayConstructors, "from of", fresh),
  group(typedArrayConstructors, "new", part),
  group("Uint8ArrayConstructor", "fromBase64 fromHex", fresh),

  group("ArrayBuffer", "byteLength detached maxByteLength resizable", primitive),
  group("ArrayBuffer", "slice", fresh),
  group("ArrayBuffer", "resize", writesReceiver(primitive)),
  group("ArrayBuffer", "transfer transferToFixedLength", writesReceiver(fresh)),
  group("ArrayBufferConstructor", "isView", primitive),
  group("ArrayBufferConstructor", "new", fresh),
  group("ArrayBufferView DataView", "byteLength byteOffset", primitive),
  group("ArrayBufferView DataView", "buffer", part),
  group(
    "DataView",
    `getBigInt64 getBigUint64 getFloat16 getFloat32 getFloat64 getInt16 getInt32 getInt8 getUint16 getUint32
    getUint8`,
    primitive,
  ),
  group(
    "DataView",
    "setBigInt64 setBigUint64 setInt16 setInt32 setInt8 setUint16 setUint32 setUint8",
    writesReceiver(primitive),
  ),
  group(
    "DataView",
    "setFloat16 setFloat32 setFloat64",
    writesReceiver(breaks("DET176", { returns: "primitive" })),
  ),
  group("DataViewConstructor", "new", part),
];
