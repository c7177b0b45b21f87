import { Reader } from "../../../runtime/src/codec/reader.ts";
import { Writer } from "../../../runtime/src/codec/writer.ts";
import { type AnyCommand, type Call, decodeCall, encodeCall } from "../../../runtime/src/journal/record.ts";
import { decodeRecord } from "../../../runtime/src/journal/record-reader.ts";
import { scanSegment } from "../../../runtime/src/journal/scan.ts";
import type { Reading } from "../../../runtime/src/schema/reading.ts";
import { decodeSnapshot } from "../../../runtime/src/snapshot/decode.ts";
import { decodeState, encodeState } from "../../../runtime/src/snapshot/state.ts";
import { Entities } from "../../../runtime/src/store/entities.ts";
import { mutatedInside } from "./chunk.ts";
import { type Corpus, pieces } from "./corpus.ts";
import type { Dice } from "./dice.ts";
import { mutated } from "./mutate.ts";
import { catalog, definition, format, reading } from "./plan.ts";
import { asSegment, asSnapshot, repairSegment, repairSnapshot } from "./repair.ts";

/** A decoder, and the inputs that are made for it. */
export interface Target {
  readonly name: string;
  /** How many of all inputs it gets, relative to the others. */
  readonly share: number;
  input(dice: Dice): Uint8Array;
  /** Decodes the whole input. @returns what it made of it */
  decode(bytes: Uint8Array): Accepted;
}

export interface Accepted {
  readonly value: unknown;
  /** Encodes the value, and decodes that. */
  again(): unknown;
}

export function targetsOf(corpus: Corpus): readonly Target[] {
  const commands = definition.commands as readonly AnyCommand[];
  const entities = new Entities();
  decodeState(format, corpus.bodies.at(-2)!, entities);
  const { past } = entities;

  const today = { catalog, commands };
  const record = (bytes: Uint8Array, from: Pick<Reading, "catalog" | "commands"> = today) => {
    const { calls, isAtomic, instantMs, seed, witness } = decodeRecord(
      new Reader(bytes),
      bytes.length,
      from.catalog,
      past,
      from.commands,
    );
    const tail = { isAtomic, instantMs, seed, witness };
    return {
      value: { calls: calls.map(({ args }) => args), tail },
      again: () => ({ calls: calls.map(again), tail }),
    };
  };
  const again = (call: Call) => {
    const writer = new Writer();
    const index = commands.findIndex(({ name }) => name === call.command.name);
    encodeCall(writer, catalog, copying(entities), index, { ...call, command: commands[index]! });
    return decodeCall(new Reader(writer.bytes, 0, writer.position), catalog, past, commands).args;
  };
  const state = (body: Uint8Array, { catalog }: Pick<Reading, "catalog"> = today) => {
    const numbers = new Entities();
    const value = decodeState({ ...format, catalog }, body, numbers);
    return {
      value,
      again: () => decodeState(format, encodeState(format, value, numbers).body, new Entities()),
    };
  };

  // In front of the graph of a record stand its flags and the command's index.
  const records = (dice: Dice) =>
    dice.once(3) ? mutated(dice, corpus.records) : mutatedInside(dice, corpus.records, 2);
  const bodies = (dice: Dice) =>
    dice.once(3) ? mutated(dice, corpus.bodies) : mutatedInside(dice, corpus.bodies, 0);

  return [
    { name: "record", share: 30, input: records, decode: (bytes) => record(bytes) },
    { name: "state", share: 30, input: bodies, decode: (bytes) => state(bytes) },
    {
      name: "arguments",
      share: 15,
      // As the commands of other versions would have them: any command, the arguments of any.
      input: (dice) => {
        const bytes = records(dice);
        if (bytes.length > 1 && dice.once(3)) bytes[1] = dice.below(commands.length);
        return bytes.subarray(1);
      },
      decode: (bytes) => {
        const call = decodeCall(new Reader(bytes), catalog, past, commands);
        return { value: call.args, again: () => again(call) };
      },
    },
    {
      name: "segment",
      share: 15,
      input: (dice) => {
        if (dice.once(3)) return asSegment(corpus.segmentHeader, records(dice), dice);
        const bytes = mutated(dice, corpus.segments);
        return dice.once(5) ? bytes : repairSegment(bytes);
      },
      decode: (bytes) => {
        const scan = scanSegment(bytes);
        const stored = reading(scan.header.schema);
        const records = scan.batches.map(({ records, lengths }) => {
          return pieces(records, lengths).map((bytes) => record(bytes, stored));
        });
        return {
          value: [scan.header, records.map((each) => each.map(({ value }) => value))],
          again: () => [scan.header, records.map((each) => each.map((one) => one.again()))],
        };
      },
    },
    {
      name: "snapshot",
      share: 10,
      input: (dice) => {
        if (dice.once(3)) return asSnapshot(corpus.snapshotHeader, bodies(dice));
        const bytes = mutated(dice, corpus.snapshots);
        return dice.once(5) ? bytes : repairSnapshot(bytes);
      },
      decode: (bytes) => {
        const { header, body } = decodeSnapshot(bytes);
        return state(body, reading(header.schema));
      },
    },
  ];
}

/** References as the store knows them, and copies as often as they are asked for. */
function copying(entities: Entities) {
  return {
    refer: (object: object) => entities.refer(object),
    find: (id: number) => entities.find(id),
    copy() {},
  };
}
