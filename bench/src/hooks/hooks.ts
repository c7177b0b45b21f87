import { Catalog } from "../../../runtime/src/codec/catalog.ts";
import { Writer } from "../../../runtime/src/codec/writer.ts";
import type { AnyCommand } from "../../../runtime/src/journal/record.ts";
import { limitsOf } from "../../../runtime/src/limits.ts";
import { definitionOf } from "../../../runtime/src/registry.ts";
import { CallEncoder } from "../../../runtime/src/store/calls.ts";
import { Entities } from "../../../runtime/src/store/entities.ts";
import { Bank } from "../program/bank.ts";
import { type Contestant, race, type Timing } from "../rounds.ts";
import { atMost, tableText } from "../table.ts";
import { PlainBank } from "./plain-bank.ts";
import { unwrittenBank } from "./unwritten-bank.ts";

export interface HooksOptions {
  /** Accounts and movements of the large bank. */
  readonly count: number;
  readonly rounds: number;
}

/** What the hooks cost: where no command runs, in one that runs, and in one that throws. */
export function benchHooks({ count, rounds }: HooksOptions): string {
  const timings = new Map(
    race([...writes(), ...calls(count), ...undos(count)], rounds).map((timing) => [timing.name, timing]),
  );
  const ns = (name: string) => timings.get(name)!.medianNs;
  const rows = [
    atMost(
      "hook where no command runs: ns a write",
      ns("hooked, idle") - ns("bare write"),
      3,
      "the bare write",
    ),
    atMost(
      "call of a handle",
      ns("handle") / ns("method and encoding"),
      1.3,
      "method, and encoding the call",
    ),
    atMost(
      "push to a list and undo, by its length",
      ns("undo push, long list") / ns("undo push, short list"),
      1.5,
      "a list of 10",
    ),
  ];
  return [tableText(rows), detailsOf([...timings.values()])].join("\n\n");
}

/** The same loop of writes: bare, with hooks outside commands, with hooks inside one. */
function writes(): readonly Contestant[] {
  const count = 100_000;
  const plain = new PlainBank();
  const idle = new Bank();
  const bank = unwrittenBank(0);
  return [
    { name: "bare write", count, run: () => plain.setOften(count) },
    { name: "hooked, idle", count, run: () => idle.setOften(count) },
    { name: "hooked, in a command", count, run: () => bank.setOften(count) },
  ];
}

function calls(count: number): readonly Contestant[] {
  const often = 20_000;
  // So few that they are at hand: to fetch one of a million from memory would hide the rest.
  const few = Math.min(count, 1_000);
  const [plain, bank] = [new PlainBank(few), unwrittenBank(few)];
  const [largePlain, large] = [new PlainBank(count), unwrittenBank(count)];
  const writer = new Writer();
  const { commands } = definitionOf(Bank)!;
  const command = commands.find(({ name }) => name === "deposit")! as unknown as AnyCommand;
  const encoder = new CallEncoder(
    new Catalog([]),
    new Entities(),
    commands as readonly unknown[] as readonly AnyCommand[],
    limitsOf({}),
  );
  const each =
    (call: (id: number) => void, ids = few) =>
    () => {
      for (let index = 0; index < often; index++) call((index * 7919) % ids);
    };
  return [
    { name: "method", count: often, run: each((id) => plain.deposit(id, 1)) },
    {
      name: "method and encoding",
      count: often,
      run: each((id) => {
        writer.position = 0;
        encoder.encode(writer, { command, args: [id, 1] });
        plain.deposit(id, 1);
      }),
    },
    { name: "handle", count: often, run: each((id) => bank.deposit(id, 1)) },
    { name: "delete and set, bare", count: often, run: each((id) => largePlain.moveToEnd(id), count) },
    { name: "delete and set, handle", count: often, run: each((id) => large.moveToEnd(id), count) },
  ];
}

function undos(count: number): readonly Contestant[] {
  const large = unwrittenBank(count);
  const small = unwrittenBank(10);
  const attempts = 1000;
  const attempt = (call: () => unknown) => () => {
    for (let index = 0; index < attempts; index++) {
      try {
        call();
      } catch {
        // It is meant to throw.
      }
    }
  };
  return [
    { name: "undo push, short list", count: attempts, run: attempt(() => small.pushAndFail(1)) },
    { name: "undo push, long list", count: attempts, run: attempt(() => large.pushAndFail(1)) },
    { name: "transfer that fails", count: attempts, run: attempt(() => large.transfer(1, 2, 5)) },
    {
      name: "10 random deletions undone, large Map",
      count: 1,
      run: () => refusedDeletions(large, count, 10),
    },
    {
      name: "state copied instead (structuredClone)",
      count: 1,
      run: () => structuredClone(new PlainBank(count)),
    },
  ];
}

function refusedDeletions(
  bank: ReturnType<typeof unwrittenBank>,
  count: number,
  deletionCount: number,
): void {
  try {
    bank.removeAndFail(1, Math.floor(count / (deletionCount + 1)), deletionCount);
  } catch {
    // It is meant to throw.
  }
}

function detailsOf(timings: readonly Timing[]): string {
  const lines = timings.map(({ name, medianNs }) => {
    const text = medianNs > 1e5 ? `${(medianNs / 1e6).toFixed(2)} ms` : `${medianNs.toFixed(1)} ns`;
    return `  ${name.padEnd(44)}${text.padStart(12)}`;
  });
  return ["```", ...lines, "```"].join("\n");
}
