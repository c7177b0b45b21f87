/**
 * The bytes of a snapshot: constants shared by its writer and its reader. Numbers are little-endian.
 *
 * snapshot = file header, then chunks, then the footer
 * chunk    = length (4 bytes, not 0), CRC (4 bytes, seeded by the CRC before it), that many bytes of the body
 * footer   = 0 (4 bytes), sequence (8), chain (4), length of the body (8), objects (4), CRC of the footer so far (4, seeded likewise)
 */
export const chunkBytesMax = 1024 * 1024;
export const chunkHeadBytes = 8;

export const footer = {
  zeroAt: 0,
  sequenceAt: 4,
  chainAt: 12,
  bodyBytesAt: 16,
  objectCountAt: 24,
  crcAt: 28,
  lengthBytes: 32,
} as const;
