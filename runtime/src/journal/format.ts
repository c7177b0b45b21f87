/**
 * The bytes of a journal: constants shared by its writer and its reader. All numbers are little-endian.
 * `docs/journal-format.md` is the same on one page.
 *
 * segment = segment header, then batches
 * batch   = header (40 bytes), records, lengths (one varint for each record), chain (4 bytes)
 */

/** Version of the journal and of snapshots. A reader refuses higher ones. */
export const formatVersion = 2;

/** First eight bytes of a segment, and of a snapshot. */
export const magic = { segment: "coopyjnl", snapshot: "coopysnp" } as const;

/** Magic, version, length of the fields; the fields follow, then their CRC. */
export const fileHeader = { versionAt: 8, fieldsBytesAt: 12, fieldsAt: 16 } as const;

/** "COPB". */
export const batchMagic = 0x42504f43;

export const batchKind = {
  records: 1,
  /** No records: says that all up to `durableSequence` is durable. It is not part of the chain. */
  seal: 2,
  /** A seal behind which nothing more comes in this segment, because there is another one. */
  end: 3,
} as const;

/** Offsets in a batch's header. Sequences are 64 bits, of which 53 are used. */
export const batchHeader = {
  magicAt: 0,
  kindAt: 4,
  /** Three bytes that are zero. */
  reservedAt: 5,
  payloadBytesAt: 8,
  /** How much of the payload is records; the rest is their lengths. */
  recordsBytesAt: 12,
  countAt: 16,
  firstSequenceAt: 20,
  durableSequenceAt: 28,
  /** CRC of the bytes before it, seeded by the CRC of the segment's header: headers of other files do not pass for its own. */
  crcAt: 36,
  lengthBytes: 40,
} as const;

/** The checksum behind a batch. Each is seeded by the one before it. */
export const chainBytes = 4;

/** Bits of a record's first byte. */
export const recordFlag = { instant: 1, seed: 2, witness: 4, atomic: 8 } as const;

/** What follows a record's arguments, in this order, as its flags say. */
export const recordTail = { instantBytes: 8, seedBytes: 16, witnessBytes: 4 } as const;
