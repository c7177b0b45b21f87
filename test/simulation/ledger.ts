import { clock, random } from "coopy";
import * as $c from "coopy/generated/v1";
import { rowByRow } from "../support/row-by-row.ts";

export interface Note {
  text: string;
  likes: number;
}

/** The system that is simulated: small, and with all that a command can do. Registered by hand as generated code would. */
export class Ledger {
  total = 0;
  notes: Note[] = [];
  instants: number[] = [];
  draws: number[] = [];

  add(amount: number): void {
    $c.touch(this, "total", this.total);
    this.total += amount;
  }

  tell(amount: number): number {
    $c.touch(this, "total", this.total);
    this.total += amount;
    return this.total;
  }

  write(text: string): void {
    $c.arrayWriter(this.notes).push($c.born({ text, likes: 0 }));
  }

  keep(note: Note): number {
    return $c.arrayWriter(this.notes).push(note);
  }

  like(note: Note, count: number): void {
    $c.touch(note, "likes", note.likes);
    note.likes += count;
  }

  forget(count: number): void {
    $c.arrayWriter(this.notes).splice(0, count);
  }

  stamp(): number {
    $c.touch(this, "instants", this.instants);
    this.instants = [...this.instants, clock.nowMs()].slice(-4);
    return clock.nowMs();
  }

  draw(): void {
    $c.touch(this, "draws", this.draws);
    this.draws = [...this.draws, random.integer(1, 1_000_000)].slice(-4);
  }

  failAfterWriting(text: string): void {
    $c.touch(this, "total", this.total);
    this.total = -1;
    $c.arrayWriter(this.notes).push($c.born({ text, likes: -1 }));
    throw new RangeError(text);
  }

  count(): number {
    return this.notes.length;
  }
}

export type CommandName = Exclude<keyof Ledger, "total" | "notes" | "instants" | "draws" | "count">;

/** A handle of either timing. */
export type LedgerHandle = { readonly [Field in "total" | "notes" | "instants" | "draws"]: Ledger[Field] } & {
  readonly [Name in CommandName | "count"]: (...args: readonly unknown[]) => unknown;
};

const note = $c.object("Note", {
  passing: "entity",
  fields: ["text", "likes"],
  ...rowByRow({
    encode(writer, value) {
      writer.string(value["text"]);
      writer.number(value["likes"]);
    },
    decode(reader, value) {
      value["text"] = reader.string();
      value["likes"] = reader.number();
    },
  }),
});
const notes = $c.array(note);
const numbers = $c.array($c.number);

$c.registerClass(
  "test/ledger.ts#Ledger",
  () => Ledger,
  () => ({
    name: "Ledger",
    build: "1",
    fields: ["total", "notes", "instants", "draws"],
    ...rowByRow({
      encode(writer, value) {
        writer.number(value["total"]);
        notes.encode(writer, value["notes"]);
        numbers.encode(writer, value["instants"]);
        numbers.encode(writer, value["draws"]);
      },
      decode(reader, value) {
        value["total"] = reader.number();
        value["notes"] = notes.decode(reader);
        value["instants"] = numbers.decode(reader);
        value["draws"] = numbers.decode(reader);
      },
    }),
  }),
);

const commands: readonly $c.CommandDefinition<Ledger, never>[] = [
  command("add", $c.number),
  command("tell", $c.number),
  command("write", $c.string),
  command("keep", note),
  command("like", note, $c.number),
  command("forget", $c.number),
  command("stamp"),
  command("draw"),
  command("failAfterWriting", $c.string),
];

function command(name: CommandName, ...codecs: readonly $c.Codec[]): $c.CommandDefinition<Ledger, never> {
  const definition: $c.CommandDefinition<Ledger, readonly unknown[]> = {
    name,
    parameters: codecs.map((_, index) => `parameter${index}`),
    arity: { minimum: codecs.length, maximum: codecs.length },
    returnsPrimitive: true,
    encode(writer, args) {
      for (const [index, codec] of codecs.entries()) codec.encode(writer, args[index]);
    },
    decode: (reader) => codecs.map((codec) => codec.decode(reader)),
    run: (system, args) => Reflect.apply(system[name], system, args) as unknown,
  };
  return definition as unknown as $c.CommandDefinition<Ledger, never>;
}

$c.registerSystem(
  () => Ledger,
  () => ({
    layout: $c.entity("test/ledger.ts#Ledger"),
    classes: $c.entities({ "test/ledger.ts#Ledger": "1" }),
    identifiesObjects: true,
    commands,
    handle: (store) => handle(store) as never,
  }),
);

function handle(store: $c.HandleStore<Ledger>): object {
  const members: Record<string, unknown> = {
    count: () => store.query((system) => system.count(), []),
  };
  for (const definition of commands)
    members[definition.name] = (...args: readonly unknown[]) => store.execute(definition, args);
  for (const field of ["total", "notes", "instants", "draws"] as const)
    Object.defineProperty(members, field, { get: () => store.state[field] });
  return members;
}
