import { Reader } from "../codec/reader.ts";
import { Writer } from "../codec/writer.ts";
import { crc32 } from "../crc32.ts";
import { CoopyError, DecodeError } from "../errors.ts";
import { parseSchema } from "../schema/parse-schema.ts";
import type { Schema } from "../schema/schema.ts";
import { fileHeader, formatVersion, type magic } from "./format.ts";

/** What stands at the head of a segment and of a snapshot. */
export interface FileHeader {
  /** 16 random bytes, made when the store was. Files of another store do not pass. */
  readonly systemId: Uint8Array;
  /** Number of the opening that wrote the file, from 1. */
  readonly epoch: number;
  /** Of a segment the sequence of its first record, of a snapshot that of the last command in it. */
  readonly sequence: number;
  /** The chain's value before the first batch of a segment, or at the snapshot's sequence. */
  readonly chain: number;
  readonly createdAtMs: number;
  /** The latest instant of a command so far; 0 when none asked for one. */
  readonly lastInstantMs: number;
  /** What wrote the file: "node 20.20.2 v8 11.3". */
  readonly engine: string;
  readonly schema: Schema;
}

/** A header that was read, and where the rest of the file begins. */
export interface ReadHeader extends FileHeader {
  readonly lengthBytes: number;
  /** Its checksum. */
  readonly crc: number;
}

export function encodeFileHeader(kind: (typeof magic)[keyof typeof magic], header: FileHeader): Uint8Array {
  const writer = new Writer();
  for (const letter of kind) writer.byte(letter.charCodeAt(0));
  writer.uint32(formatVersion);
  writer.uint32(0);
  writer.raw(header.systemId);
  writer.varint(header.epoch);
  writer.varint(header.sequence);
  writer.uint32(header.chain);
  writer.varint(header.createdAtMs);
  writer.varint(header.lastInstantMs);
  writer.text(header.engine);
  writer.text(JSON.stringify(header.schema));
  const end = writer.position;
  writer.position = fileHeader.fieldsBytesAt;
  writer.uint32(end - fileHeader.fieldsAt);
  writer.position = end;
  writer.uint32(crc32(writer.bytes.subarray(0, end)));
  return writer.bytes.slice(0, writer.position);
}

/** @throws DecodeError; CoopyError COOPY5203 for a later format. */
export function decodeFileHeader(kind: (typeof magic)[keyof typeof magic], bytes: Uint8Array): ReadHeader {
  const reader = new Reader(bytes);
  for (const letter of kind) if (reader.byte() !== letter.charCodeAt(0)) fail("no header of a coopy file", 0);
  const version = reader.uint32();
  const fieldsBytes = reader.uint32();
  const end = fileHeader.fieldsAt + fieldsBytes;
  if (end + 4 > bytes.length) fail("a header that is cut short", bytes.length);
  reader.position = end;
  const crc = reader.uint32();
  if (crc !== crc32(bytes.subarray(0, end))) fail("a header whose checksum is wrong", 0);
  if (version > formatVersion) {
    throw new CoopyError(
      "COOPY5203",
      `the file has format ${version}, and this version of coopy knows up to ${formatVersion}. Upgrade coopy.`,
    );
  }
  return { ...decodeFields(new Reader(bytes, fileHeader.fieldsAt, end)), lengthBytes: end + 4, crc };
}

function decodeFields(reader: Reader): FileHeader {
  const header = {
    systemId: reader.raw(16).slice(),
    epoch: reader.varint(),
    sequence: reader.varint(),
    chain: reader.uint32(),
    createdAtMs: reader.varint(),
    lastInstantMs: reader.varint(),
    engine: reader.text(),
    schema: parseSchema(reader.text()) ?? fail("a schema that is none", reader.position),
  };
  if (reader.position !== reader.end) fail("more in a header than there should be", reader.position);
  return header;
}

function fail(what: string, offset: number): never {
  throw new DecodeError(what, offset);
}
