import {
  breaks,
  fresh,
  type Group,
  group,
  part,
  primitive,
  writesArgument,
  writesReceiver,
} from "../group.ts";

const keys = { cause: "makes another key on replay" } as const;
const compressed = { cause: "gives bytes that depend on the version of zlib" } as const;

/** Digests, keys, random bytes and compression, of Node and of the web. */
export const crypto: readonly Group[] = [
  group("node:crypto", "createHash createHmac hash hkdfSync pbkdf2Sync scryptSync", fresh),
  group("node:crypto", "timingSafeEqual", primitive),
  group("node:crypto", "Hash Hmac subtle webcrypto", part),
  group("node:crypto.Hash node:crypto.Hmac", "update", writesReceiver(part)),
  group("node:crypto.Hash node:crypto.Hmac", "digest", writesReceiver(fresh)),
  group("node:crypto.Hash", "copy", fresh),
  group("node:crypto", "getCiphers getCurves getFips getHashes secureHeapUsed", breaks("DET141")),
  group("node:crypto", "hkdf pbkdf2 scrypt", breaks("DET153")),
  group(
    "node:crypto",
    "pseudoRandomBytes randomBytes",
    breaks("DET112", { returns: "fresh", instead: "random.bytes(n)" }),
  ),
  group(
    "node:crypto",
    "randomInt",
    breaks("DET112", { returns: "primitive", instead: "random.integer(min, max)" }),
  ),
  group(
    "node:crypto",
    "randomFill randomFillSync",
    writesArgument(breaks("DET112", { instead: "random.bytes(n)" })),
  ),
  group(
    "node:crypto",
    "generateKey generateKeyPair generateKeyPairSync generateKeySync generatePrime generatePrimeSync",
    breaks("DET112", keys),
  ),

  group("Crypto node:crypto.webcrypto.Crypto", "subtle", part),
  group(
    "Crypto node:crypto.webcrypto.Crypto",
    "randomUUID",
    breaks("DET112", { returns: "primitive", instead: "random.uuid()" }),
  ),
  group(
    "Crypto node:crypto.webcrypto.Crypto",
    "getRandomValues",
    writesArgument(breaks("DET112", { instead: "random.bytes(n)" })),
  ),
  group("node:crypto", "randomUUID", breaks("DET112", { returns: "primitive", instead: "random.uuid()" })),
  group("node:crypto", "getRandomValues", writesArgument(breaks("DET112", { instead: "random.bytes(n)" }))),
  group("SubtleCrypto node:crypto.webcrypto.SubtleCrypto", "generateKey", breaks("DET112", keys)),
  group(
    "SubtleCrypto node:crypto.webcrypto.SubtleCrypto",
    "decrypt deriveBits deriveKey digest encrypt exportKey importKey sign unwrapKey verify wrapKey",
    breaks("DET153"),
  ),

  group(
    "node:zlib",
    "brotliCompressSync deflateRawSync deflateSync gzipSync",
    breaks("DET133", { ...compressed, returns: "fresh" }),
  ),
  group("node:zlib", "brotliDecompressSync gunzipSync inflateRawSync inflateSync unzipSync", fresh),
  group("node:zlib", "crc32", primitive),
  group("node:zlib.constants", "*", primitive),
];
