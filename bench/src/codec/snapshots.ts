import v8 from "node:v8";
import * as cbor from "cbor-x";
import * as devalue from "devalue";
import { Packr } from "msgpackr";
import superjson from "superjson";
import { Person, Task, Tasks } from "../program/tasks.ts";
import type { Contestant } from "../rounds.ts";
import { Ours } from "./ours.ts";
import { expectEqual } from "./records.ts";

interface StateCodec {
  readonly name: string;
  encode(tasks: Tasks): Uint8Array | string;
  decode(bytes: never): unknown;
}

const packr = new Packr({ structuredClone: true, moreTypes: true });
const encoder = new cbor.Encoder({ structuredClone: true });

const codecs: readonly StateCodec[] = [
  {
    name: "v8.serialize",
    encode: (tasks) => v8.serialize(tasks),
    decode: (bytes: Buffer) => v8.deserialize(bytes),
  },
  { name: "JSON", encode: (tasks) => JSON.stringify(tasks), decode: (text: string) => JSON.parse(text) },
  { name: "msgpackr", encode: (tasks) => packr.pack(tasks), decode: (bytes: Buffer) => packr.unpack(bytes) },
  {
    name: "cbor-x",
    encode: (tasks) => encoder.encode(tasks),
    decode: (bytes: Buffer) => encoder.decode(bytes),
  },
  {
    name: "devalue",
    encode: (tasks) =>
      devalue.stringify(tasks, {
        Tasks: (value) => value instanceof Tasks && { ...value },
        Task: (value) => value instanceof Task && { ...value },
        Person: (value) => value instanceof Person && { ...value },
      }),
    decode: (text: string) =>
      devalue.parse(text, { Tasks: (value) => value, Task: (value) => value, Person: (value) => value }),
  },
  {
    name: "superjson",
    encode: (tasks) => superjson.stringify({ ...tasks, tasks: tasks.tasks.map((task) => ({ ...task })) }),
    decode: (text: string) => superjson.parse(text),
  },
];

/** Contestants for writing and reading one state of `count` tasks; `allocate` makes the same objects by `new`. */
export function snapshotContestants(count: number): {
  readonly encode: Contestant[];
  readonly decode: Contestant[];
  readonly allocate: Contestant;
} {
  const state = makeState(count);
  const ours = new Ours();
  const bytes = ours.encodeState(state).slice();
  expectEqual("coopy", ours.decodeState(bytes).tasks, state.tasks);
  const encode: Contestant[] = [
    { name: "coopy", count, bytes: bytes.length / count, run: () => ours.encodeState(state) },
  ];
  const decode: Contestant[] = [{ name: "coopy", count, run: () => ours.decodeState(bytes) }];
  for (const { name, encode: write, decode: read } of codecs) {
    const written = write(state);
    expectEqual(name, (read(written as never) as Tasks).tasks.length, count);
    encode.push({ name, count, bytes: Buffer.byteLength(written) / count, run: () => write(state) });
    decode.push({ name, count, run: () => read(written as never) });
  }
  return { encode, decode, allocate: { name: "bare allocation", count, run: () => makeState(count) } };
}

function makeState(count: number): Tasks {
  const state = new Tasks();
  const personCount = Math.max(1, Math.floor(count / 100));
  const people: Person[] = [];
  for (let index = 0; index < personCount; index++) {
    const person = new Person(`person ${index}`, `person.${index}@example.org`);
    people.push(person);
    state.people.set(person.name, person);
  }
  for (let index = 0; index < count; index++) {
    const owner = people[index % personCount]!;
    const due = new Date(1_700_000_000_000 + index * 60_000);
    state.tasks.push(
      new Task(`task number ${index}`, `what is to be done for ${index}`, owner, due, index % 5),
    );
  }
  return state;
}
