import type { Catalog } from "../codec/catalog.ts";
import type { EntityLookup } from "../codec/graph-entities.ts";
import type { Reader } from "../codec/reader.ts";
import { recordFlag } from "./format.ts";
import { type AnyCommand, type Call, type DecodedRecord, decodeCall } from "./record.ts";

/** Reads records one after the other. It is itself the one that was read last: a journal holds many, and each is run and let go. */
export class RecordReader implements DecodedRecord {
  readonly #reader: Reader;
  readonly #catalog: Catalog;
  readonly #entities: EntityLookup;
  readonly #commands: readonly (AnyCommand | undefined)[];
  isAtomic = false;
  calls: readonly Call[] = [];
  instantMs: number | undefined;
  seed: Uint8Array | undefined;
  witness: number | undefined;
  /** The one call of most records. */
  readonly #single: Call[] = [];

  constructor(
    reader: Reader,
    catalog: Catalog,
    entities: EntityLookup,
    commands: readonly (AnyCommand | undefined)[],
  ) {
    this.#reader = reader;
    this.#catalog = catalog;
    this.#entities = entities;
    this.#commands = commands;
  }

  /** Reads the record that ends at `end`. @throws DecodeError */
  read(end: number): void {
    const reader = this.#reader;
    const flags = reader.byte();
    if (flags > 15) reader.fail("flags that mean nothing");
    if (flags & recordFlag.atomic) this.#readCalls();
    else this.#readCall();
    this.#readTail(flags);
    if (reader.position !== end) reader.fail("a record that is longer or shorter than its length");
  }

  #readCall(): void {
    this.#single[0] = this.#decodeCall();
    this.calls = this.#single;
    this.isAtomic = false;
  }

  #readCalls(): void {
    const calls: Call[] = [];
    for (let left = this.#reader.count(); left > 0; left--) calls.push(this.#decodeCall());
    this.calls = calls;
    this.isAtomic = true;
  }

  #decodeCall(): Call {
    return decodeCall(this.#reader, this.#catalog, this.#entities, this.#commands);
  }

  #readTail(flags: number): void {
    const reader = this.#reader;
    this.instantMs = flags & recordFlag.instant ? reader.float64() : undefined;
    this.seed = flags & recordFlag.seed ? reader.raw(16).slice() : undefined;
    this.witness = flags & recordFlag.witness ? reader.uint32() : undefined;
  }
}

/** Reads the one record that ends at `end`. @throws DecodeError */
export function decodeRecord(
  reader: Reader,
  end: number,
  catalog: Catalog,
  entities: EntityLookup,
  commands: readonly (AnyCommand | undefined)[],
): DecodedRecord {
  const record = new RecordReader(reader, catalog, entities, commands);
  record.read(end);
  return record;
}
