import { close, execute, memory, open, openSync, snapshot, status, verify } from "coopy";
import { crashableMemory } from "coopy/testing";
import { describe, expect, test } from "vitest";
import { compileVersion } from "./compile.ts";

// biome-ignore lint/suspicious/noExplicitAny: what a version of a program has, only that version knows.
type Handle = any;

const counter = (add: string, more = "") => `
/** @persistent */
export class System {
  total = 0;
  names: string[] = [];
  /** Adds. */
  add(amount: number): void { ${add} }
  rename(from: string): void { this.names.push(from); }
  ${more}
}`;

const first = await compileVersion(counter("this.total += amount;"));
const other = await compileVersion(counter("this.total += amount * 2;"));
const cosmetic = await compileVersion(
  counter("/* as before */ this . total\n  += (sum as number)", "other(): void { this.total = 0; }")
    .replace("amount: number", "sum: number")
    .replace("/** Adds. */", "// Adds a number."),
);
const unknown = await compileVersion(counter("this.total += amount;"), { withoutLogic: true });

/** A store that was left with `calls` in its journal. */
function leftBy(System: typeof first, live: (system: Handle) => void) {
  const storage = crashableMemory();
  live(openSync(System, storage));
  storage.crash();
  return storage;
}

const adds =
  (...amounts: readonly number[]) =>
  (system: Handle) => {
    for (const amount of amounts) system.add(amount);
  };

function files(storage: ReturnType<typeof crashableMemory>) {
  return storage.synchronous.list().map((name) => [name, storage.synchronous.read(name)]);
}

const accepting = { onLogicChange: "replay" } as const;

describe("a command that does something else than when it was called", () => {
  test("is not replayed: commands, counts and both ways out are named, and nothing is changed", async () => {
    const storage = leftBy(first, (system) => {
      adds(1, 2, 3)(system);
      system.rename("a");
    });
    const left = files(storage);
    const message =
      /^COOPY5214 logic-changed: the code of commands has changed since memory was written, and its journal behind snapshot-0000000000000000\.snap holds 3 calls of System\.add, from journal-0000000000000001-00000001\.log on\. .*let `close` write a snapshot; or open it with \{ onLogicChange: "replay" \}/;
    expect(() => openSync(other, storage)).toThrow(message);
    await expect(open(other, storage)).rejects.toThrow(message);
    expect(files(storage)).toEqual(left);
    expect(openSync<Handle, []>(first, storage)).toMatchObject({ total: 6, names: ["a"] });
  });

  test("is not replayed after a close without a snapshot", async () => {
    const storage = memory();
    const system: Handle = await open(first, storage);
    await system.add(1);
    await close(system, { snapshot: false });
    await expect(open(other, storage)).rejects.toThrow("COOPY5214");
  });

  test.each([
    ["a close, which writes one", (system: Handle) => close(system)],
    ["a snapshot and a crash", (system: Handle) => void snapshot(system)],
  ])("matters no longer after %s", async (_, leave) => {
    const storage = leftBy(first, (system) => {
      adds(1, 2)(system);
      leave(system);
    });
    expect(openSync<Handle, []>(other, storage).total).toBe(3);
    storage.crash();
    expect((await open<Handle, []>(other, storage)).total).toBe(3);
  });

  test("counts in batches, as often as it was called", () => {
    const storage = leftBy(first, (system) => {
      const command = (name: string, ...args: readonly unknown[]) => ({ name, arguments: args });
      execute(system, [command("rename", "a"), command("add", 1), command("add", 2)] as never);
      execute(system, [command("rename", "b")] as never);
      system.add(3);
    });
    expect(() => openSync(other, storage)).toThrow("holds 3 calls of System.add, from journal");
  });

  test("does not matter while nothing calls it", () => {
    const storage = leftBy(first, (system) => system.rename("a"));
    expect(openSync<Handle, []>(other, storage).names).toEqual(["a"]);
  });

  test("is replayed when that is asked for, and then it is the code that counts", async () => {
    const storage = leftBy(first, adds(1, 2));
    const second: Handle = await open(other, storage, accepting);
    expect(second.total).toBe(6);
    await second.add(1);
    storage.crash();
    const third: Handle = openSync(other, storage);
    expect(third.total).toBe(8);
    expect(status(third).recovery.replayedCount).toBe(3);
    storage.crash();
    expect(() => openSync(first, storage), "what was lived last").toThrow("3 calls of System.add");
    expect(openSync<Handle, []>(first, storage, accepting).total).toBe(4);
  });

  test("counts where its fingerprint was kept, and not where a build without one went on", () => {
    const storage = leftBy(first, adds(1));
    adds(1)(openSync(unknown, storage));
    storage.crash();
    expect(() => openSync(other, storage)).toThrow(
      "holds 1 call of System.add, from journal-0000000000000001-",
    );
  });

  test("is refused for what cannot be read any more, which no choice changes", async () => {
    const storage = leftBy(first, adds(1));
    const After = await compileVersion(
      counter("this.total += amount.length;").replace("amount: number", "amount: string"),
    );
    expect(() => openSync(After, storage)).toThrow("COOPY5205");
  });
});

describe("nothing is refused", () => {
  test("when only the writing has changed", () => {
    const storage = leftBy(first, adds(1, 2));
    expect(openSync<Handle, []>(cosmetic, storage).total).toBe(3);
  });

  test.each([
    ["the journal", unknown, other],
    ["the program", first, unknown],
  ])("when there are no fingerprints in %s", (_, Before, After) => {
    const storage = leftBy(Before, adds(1, 2));
    openSync(After, storage);
  });
});

test("a rotten snapshot brings the calls back that it held, and with them the refusal", () => {
  const storage = leftBy(first, (system) => {
    adds(1, 2)(system);
    close(system);
  });
  const System: Handle = openSync(other, storage);
  System.add(1);
  storage.crash();
  const name = storage.synchronous
    .list()
    .filter((file) => file.endsWith(".snap"))
    .sort()
    .at(-1)!;
  const bytes = storage.synchronous.read(name).slice();
  bytes[bytes.length - 30]! ^= 1;
  storage.overwrite(name, bytes);
  expect(() => openSync(other, storage)).toThrow("2 calls of System.add");
});

test("a result that is another than it was is no divergence where the code is known to be another", async () => {
  const version = (add: string) =>
    compileVersion(counter(add).replace(": void { this.t", ": number { this.t"));
  const Before = await version("this.total += amount; return this.total;");
  const After = await version("this.total += amount; return -this.total;");
  const storage = leftBy(Before, adds(1, 2));
  expect(openSync<Handle, []>(After, storage, accepting).total).toBe(3);
  storage.crash();
  expect(openSync<Handle, []>(After, storage).total).toBe(3);
});

test("what the code asks for now and did not then nobody can tell it", async () => {
  const After = await compileVersion(
    `import { clock } from "coopy";${counter("this.total += amount + clock.nowMs();")}`,
  );
  const storage = leftBy(first, adds(1));
  expect(() => openSync(After, storage, accepting)).toThrow("COOPY5302");
});

test("verify tells it of a store that is sound", async () => {
  const storage = leftBy(first, adds(1));
  const found = await verify(storage, other as never);
  expect(found).toMatchObject({ verdict: "sound", opens: false });
  expect(found.problems.map(({ message }) => message)).toEqual([
    expect.stringContaining("COOPY5214 logic-changed"),
  ]);
  expect(await verify(storage, first as never)).toMatchObject({ opens: true, problems: [] });
});

describe("a command that became a query", () => {
  const sum = (body: string) => `
/** @persistent */
export class System { total = 0; add(amount: number): number { ${body} } }`;

  test("is not passed over when its code changed: what it wrote would be lost without a word", async () => {
    const storage = leftBy(await compileVersion(sum("this.total += amount; return this.total;")), adds(1, 2));
    const Query = await compileVersion(sum("return this.total + amount;"));
    expect(() => openSync(Query, storage)).toThrow(/^COOPY5214 .* 2 calls of System\.add/);
    expect(openSync(Query, storage, accepting)).toMatchObject({ total: 0 });
  });
});
