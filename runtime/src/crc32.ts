/** CRC-32 as in zlib (IEEE 802.3, reflected), the whole of it in plain code. It guards against accident, not against an attacker. */
type Checksum = (bytes: Uint8Array, seed: number) => number;

/** Below this length a call into the platform costs more than it saves. */
const nativeBytesMin = 100;

let native: Checksum | undefined;

/** Lets the platform supply a faster one. */
export function useCrc32(checksum: Checksum): void {
  native = checksum;
}

/** The checksum of `bytes`, continuing one that ended with `seed`. */
export function crc32(bytes: Uint8Array, seed = 0): number {
  return native !== undefined && bytes.length >= nativeBytesMin
    ? native(bytes, seed)
    : crc32Table(bytes, seed);
}

/** Four bytes a step ("slicing-by-4", Kounavis and Berry, 2005). */
export function crc32Table(bytes: Uint8Array, seed = 0): number {
  let crc = ~seed;
  let index = 0;
  for (const last = bytes.length - 4; index <= last; index += 4) {
    crc ^= bytes[index]! | (bytes[index + 1]! << 8) | (bytes[index + 2]! << 16) | (bytes[index + 3]! << 24);
    crc =
      table[768 + (crc & 255)]! ^
      table[512 + ((crc >>> 8) & 255)]! ^
      table[256 + ((crc >>> 16) & 255)]! ^
      table[crc >>> 24]!;
  }
  for (; index < bytes.length; index++) crc = table[(crc ^ bytes[index]!) & 255]! ^ (crc >>> 8);
  return ~crc >>> 0;
}

const table = /* @__PURE__ */ makeTable();

function makeTable(): Int32Array {
  const entries = new Int32Array(1024);
  for (let index = 0; index < 256; index++) {
    let crc = index;
    for (let bit = 0; bit < 8; bit++) crc = crc & 1 ? (crc >>> 1) ^ 0xedb88320 : crc >>> 1;
    entries[index] = crc;
  }
  for (let index = 256; index < 1024; index++) {
    const previous = entries[index - 256]!;
    entries[index] = (previous >>> 8) ^ entries[previous & 255]!;
  }
  return entries;
}
