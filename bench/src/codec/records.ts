import avro from "avsc";
import * as cbor from "cbor-x";
import { Packr } from "msgpackr";
import protobuf from "protobufjs";
import type { Contestant } from "../rounds.ts";
import { Ours } from "./ours.ts";

interface AddTask {
  readonly sequence: number;
  readonly command: string;
  readonly name: string;
  readonly description: string;
}

/** One way to write records. Each gets what it needs to know of their type beforehand, where it can use that. */
interface RecordCodec {
  readonly name: string;
  encode(record: AddTask): Uint8Array | string;
  decode(bytes: Uint8Array | string): unknown;
}

let last: unknown;

/** What every contestant does with a record that it has read: who replays a journal lets go of each when it has run. */
function look(record: unknown): void {
  last = record;
}

/** Contestants for writing and for reading the same `count` records. Every one is checked to give back what it was given. */
export function recordContestants(count: number): {
  readonly encode: Contestant[];
  readonly decode: Contestant[];
} {
  const records = Array.from(
    { length: count },
    (_, index): AddTask => ({
      sequence: index + 1,
      command: "addTask",
      name: "Some Task Name",
      description: "A Task Description",
    }),
  );
  const ours = new Ours();
  const calls = records.map(({ name, description }) => [name, description] as const);
  const bytes = ours.encodeRecords(calls).slice();
  const found: unknown[] = [];
  ours.decodeRecords(bytes, (args) => found.push(args));
  expectEqual("coopy", found, calls);
  const encode: Contestant[] = [
    { name: "coopy", count, bytes: bytes.length / count + 1, run: () => ours.encodeRecords(calls) },
  ];
  const decode: Contestant[] = [{ name: "coopy", count, run: () => ours.decodeRecords(bytes, look) }];
  for (const codec of codecs()) {
    const written = records.map((record) => copy(codec.encode(record)));
    expectEqual(
      codec.name,
      written.map((one) => ({ ...(codec.decode(one) as AddTask) })),
      records,
    );
    const { name } = codec;
    const length = written.reduce((sum, one) => sum + Buffer.byteLength(one), 0);
    encode.push({
      name,
      count,
      bytes: length / count,
      run: () => records.map((record) => codec.encode(record)),
    });
    decode.push({
      name,
      count,
      run: () => {
        for (const one of written) look(codec.decode(one));
      },
    });
  }
  return { encode, decode };
}

/** What was read last: without it engines would not make what nobody looks at. */
export function lastRecord(): unknown {
  return last;
}

function codecs(): readonly RecordCodec[] {
  const packr = new Packr({ structures: [] });
  const encoder = new cbor.Encoder({ structures: [] });
  const type = avro.Type.forSchema({
    type: "record",
    name: "AddTask",
    fields: [
      { name: "sequence", type: "int" },
      { name: "command", type: "string" },
      { name: "name", type: "string" },
      { name: "description", type: "string" },
    ],
  });
  const message = protobuf
    .parse(
      'syntax = "proto3"; message AddTask { int32 sequence = 1; string command = 2; string name = 3; string description = 4; }',
    )
    .root.lookupType("AddTask");
  return [
    {
      name: "JSON",
      encode: (record) => JSON.stringify(record),
      decode: (text) => JSON.parse(text as string),
    },
    {
      name: "msgpackr",
      encode: (record) => packr.pack(record),
      decode: (bytes) => packr.unpack(bytes as Uint8Array),
    },
    {
      name: "cbor-x",
      encode: (record) => encoder.encode(record),
      decode: (bytes) => encoder.decode(bytes as Buffer),
    },
    {
      name: "avsc",
      encode: (record) => type.toBuffer(record),
      decode: (bytes) => type.fromBuffer(bytes as Buffer),
    },
    {
      name: "protobufjs",
      encode: (record) => message.encode(message.fromObject(record)).finish(),
      decode: (bytes) => message.decode(bytes as Uint8Array),
    },
  ];
}

/** Encoders give parts of a buffer that they write again. */
function copy(bytes: Uint8Array | string): Uint8Array | string {
  return typeof bytes === "string" ? bytes : Buffer.from(bytes);
}

export function expectEqual(name: string, found: unknown, expected: unknown): void {
  if (JSON.stringify(found) !== JSON.stringify(expected)) throw new Error(`${name} gave back something else`);
}
