import type { Persistent } from "coopy";
import { clock, random } from "coopy";
import * as $c from "coopy/generated/v1";
import { rowByRow } from "../support/row-by-row.ts";

export interface Entry {
  text: string;
}

/** A system for the tests of the store, registered by hand as generated code would. */
export class Counter {
  total = 0;
  entries: Entry[] = [];
  instants: number[] = [];
  draws: number[] = [];
  misbehave = false;

  constructor(total = 0) {
    this.total = total;
  }

  add(amount: number): void {
    $c.touch(this, "total", this.total);
    this.total += amount;
  }

  addAndTell(amount: number): number {
    $c.touch(this, "total", this.total);
    this.total += amount;
    return this.total;
  }

  note(entry: Entry): number {
    return $c.arrayWriter(this.entries).push(entry);
  }

  failAfterWriting(message: string): void {
    $c.touch(this, "total", this.total);
    this.total += 1_000_000;
    $c.arrayWriter(this.entries).push({ text: message });
    throw new RangeError(message);
  }

  stamp(): number {
    $c.arrayWriter(this.instants).push(clock.nowMs());
    return clock.nowMs();
  }

  draw(): number {
    $c.arrayWriter(this.draws).push(random.integer(1, 1_000_000));
    return this.draws.at(-1)!;
  }

  async later(): Promise<void> {
    $c.touch(this, "total", this.total);
    this.total += 1;
  }

  whatever(inside: string): unknown {
    return insides.get(inside)!(this);
  }

  count(): number {
    return this.entries.length;
  }
}

/** Code that `whatever` runs. Not deterministic: it is there to show what happens then. */
export const insides = new Map<string, (system: Counter) => unknown>();

$c.registerClass(
  "test/counter.ts#Counter",
  () => Counter,
  () => {
    const entries = $c.array($c.object("Entry", entryDescription));
    const numbers = $c.array({
      encode: (writer, value) => writer.number(value),
      decode: <T>(reader: Parameters<$c.Codec["decode"]>[0]) => reader.number() as T,
    });
    return {
      name: "Counter",
      build: "1",
      fields: ["total", "entries", "instants", "draws", "misbehave"],
      ...rowByRow({
        encode(writer, value) {
          writer.number(value["total"]);
          entries.encode(writer, value["entries"]);
          numbers.encode(writer, value["instants"]);
          numbers.encode(writer, value["draws"]);
          writer.boolean(value["misbehave"]);
        },
        decode(reader, value) {
          value["total"] = reader.number();
          value["entries"] = entries.decode(reader);
          value["instants"] = numbers.decode(reader);
          value["draws"] = numbers.decode(reader);
          value["misbehave"] = reader.boolean();
        },
      }),
    };
  },
);

const entryDescription: Parameters<typeof $c.object>[1] = {
  fields: ["text"],
  ...rowByRow({
    encode: (writer, value) => writer.string(value["text"]),
    decode(reader, value) {
      value["text"] = reader.string();
    },
  }),
};

type Name = "add" | "addAndTell" | "note" | "failAfterWriting" | "stamp" | "draw" | "later" | "whatever";

const entry = $c.object("Entry", entryDescription);

const commands: readonly $c.CommandDefinition<Counter, never>[] = [
  command("add", ["amount: number"], "number"),
  command("addAndTell", ["amount: number"], "number"),
  command("note", ["entry: Entry"], "entry"),
  command("failAfterWriting", ["message: string"], "string"),
  command("stamp", [], undefined),
  command("draw", [], undefined),
  command("later", [], undefined),
  command("whatever", ["inside: string"], "string"),
];

function command(
  name: Name,
  parameters: readonly string[],
  kind: "number" | "string" | "entry" | undefined,
): $c.CommandDefinition<Counter, never> {
  const definition: $c.CommandDefinition<Counter, readonly unknown[]> = {
    name,
    parameters,
    arity: { minimum: parameters.length, maximum: parameters.length },
    returnsPrimitive: true,
    encode(writer, [argument]) {
      if (kind === "number") writer.number(argument);
      if (kind === "string") writer.string(argument);
      if (kind === "entry") entry.encode(writer, argument);
    },
    decode(reader) {
      if (kind === "number") return [reader.number()];
      if (kind === "string") return [reader.string()];
      return kind === "entry" ? [entry.decode(reader)] : [];
    },
    run: (system, args) => Reflect.apply(system[name], system, args) as unknown,
  };
  return definition as unknown as $c.CommandDefinition<Counter, never>;
}

$c.registerSystem(
  () => Counter,
  () => ({
    layout: $c.entity("test/counter.ts#Counter"),
    classes: $c.entities({ "test/counter.ts#Counter": "1" }),
    commands,
    handle: (store) => handle(store) as never,
  }),
);

function handle(store: $c.HandleStore<Counter>): object {
  const members: Record<string, unknown> = {
    count: () => store.query((system) => system.count(), []),
  };
  for (const definition of commands) {
    members[definition.name] = (...args: readonly unknown[]) => store.execute(definition, args);
  }
  for (const field of ["total", "entries", "instants", "draws"] as const) {
    Object.defineProperty(members, field, { get: () => store.state[field] });
  }
  return members;
}

export type CounterHandle = Persistent<Counter>;
