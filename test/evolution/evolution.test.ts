import { close, openSync, snapshot, status } from "coopy";
import { crashableMemory, type MemoryStorage } from "coopy/testing";
import { describe, expect, test } from "vitest";
import { compileVersion } from "./compile.ts";

// biome-ignore lint/suspicious/noExplicitAny: what a version of a program has, only that version knows.
type Handle = any;

interface Change {
  readonly before: string;
  readonly after: string;
  /** Done with the program of before. */
  live(system: Handle): void;
  /** Whether commands do something else with the arguments they had. */
  readonly changesLogic?: true;
  /** Of the program of after: what must hold, however the store was left. */
  expectSame(system: Handle): void;
}

/** How the store is left when the program is replaced. */
const leavings = {
  "closed with a snapshot": (system: Handle) => close(system),
  "with all of it in the journal": (_system: Handle, storage: MemoryStorage) => storage.crash(),
} as const;

function survives(what: string, { before, after, live, changesLogic, expectSame }: Change): void {
  const options = changesLogic ? ({ onLogicChange: "replay" } as const) : {};
  describe(what, () => {
    const versions = Promise.all([compileVersion(before), compileVersion(after)]);
    test.each(Object.entries(leavings))("comes back from a store left %s", async (_name, leave) => {
      const [Before, After] = await versions;
      const storage = crashableMemory();
      const first: Handle = openSync(Before, storage);
      live(first);
      leave(first, storage);
      const second: Handle = openSync(After, storage, options);
      expectSame(second);
      storage.crash();
      const third: Handle = openSync(After, storage);
      expectSame(third);
      snapshot(third);
      close(third);
      const fourth: Handle = openSync(After, storage);
      expectSame(fourth);
      expect(status(fourth).recovery.replayedCount).toBe(0);
    });
  });
}

async function refusal(before: string, after: string, live: (system: Handle) => void): Promise<string> {
  const [Before, After] = await Promise.all([compileVersion(before), compileVersion(after)]);
  const storage = crashableMemory();
  const first: Handle = openSync(Before, storage);
  live(first);
  close(first);
  const files = () => storage.synchronous.list().map((name) => [name, storage.synchronous.read(name)]);
  const left = files();
  let message = "opened";
  try {
    openSync(After, storage);
  } catch (error) {
    message = (error as Error).message;
  }
  expect(files(), "nothing was changed").toEqual(left);
  return message;
}

const tasks = (fields: string, more = "") => `
export class Task {
  ${fields}
  constructor(public title: string) {}
}
/** @persistent */
export class System {
  tasks: Task[] = [];
  add(title: string): void { this.tasks.push(new Task(title)); }
  ${more}
}`;

survives("a field that came with an initialiser, and one that may be undefined", {
  before: tasks(""),
  after: tasks(
    `isDone = false; tags: string[] = []; seen = new Map<string, number>([["a", -1]]); due?: Date; kind: "x" | "y" = "x";`,
  ),
  changesLogic: true,
  live: (system) => ["milk", "bread"].map((title) => system.add(title)),
  expectSame({ tasks }) {
    expect(tasks.map((task: object) => ({ ...task }))).toEqual(
      ["milk", "bread"].map((title) => ({
        title,
        isDone: false,
        tags: [],
        seen: new Map([["a", -1]]),
        due: undefined,
        kind: "x",
      })),
    );
    expect(tasks[0].tags).not.toBe(tasks[1].tags);
    expect(Object.keys(tasks[0])).toEqual(["title", "isDone", "tags", "seen", "due", "kind"]);
  },
});

survives("a field that went, with the class and the object that only it held", {
  before: `
interface Shade { depth: number; next?: Shade }
class Colour { #secret = 1; shades: Shade[] = [{ depth: 1, next: { depth: 2 } }]; tell(): number { return this.#secret; } }
export class Task {
  colour = new Colour();
  notes: Record<string, [number, string?]> = { a: [1], b: [2, "x"] };
  constructor(public title: string) {}
}
/** @persistent */
export class System {
  tasks: Task[] = [];
  add(title: string): void { this.tasks.push(new Task(title)); }
}`,
  after: tasks(""),
  changesLogic: true,
  live: (system) => ["milk", "bread"].map((title) => system.add(title)),
  expectSame({ tasks }) {
    expect(tasks.map((task: object) => ({ ...task }))).toEqual([{ title: "milk" }, { title: "bread" }]);
  },
});

survives("fields in another order", {
  before: `export class Point { x = 1; y = "two"; z = true; }
/** @persistent */
export class System { points: Point[] = []; add(): void { this.points.push(new Point()); } }`,
  after: `export class Point { z = true; x = 1; y = "two"; }
/** @persistent */
export class System { count = 7; points: Point[] = []; add(): void { this.points.push(new Point()); } }`,
  live: (system) => [1, 2, 3].map(() => system.add()),
  expectSame({ points, count }) {
    expect(count).toBe(7);
    expect(points).toHaveLength(3);
    expect({ ...points[2] }).toEqual({ x: 1, y: "two", z: true });
    expect(Object.keys(points[0])).toEqual(["z", "x", "y"]);
  },
});

survives("#private and accessor members that came and went", {
  before: `
export class Account { #balance = 0; #old = "x"; pay(amount: number): void { this.#balance += amount; this.#old += "y"; } tell(): unknown[] { return [this.#balance, this.#old]; } }
/** @persistent */
export class System { accounts = new Set<Account>(); open(amount: number): void { const account = new Account(); account.pay(amount); this.accounts.add(account); } }`,
  after: `
export class Account { #fee = 5; #balance = 0; accessor name = "none"; pay(amount: number): void { this.#balance += amount; } tell(): unknown[] { return [this.#balance, this.#fee, this.name]; } }
/** @persistent */
export class System { accounts = new Set<Account>(); open(amount: number): void { const account = new Account(); account.pay(amount); this.accounts.add(account); } }`,
  changesLogic: true,
  live: (system) => [10, 20].map((amount) => system.open(amount)),
  expectSame({ accounts }) {
    expect([...accounts].map((account) => account.tell())).toEqual([
      [10, 5, "none"],
      [20, 5, "none"],
    ]);
  },
});

survives("an optional property of an interface, within containers", {
  before: `
interface Line { text: string; old: number }
/** @persistent */
export class System { pages = new Map<string, Line[]>(); write(page: string, line: Line): void { this.pages.set(page, [line]); } }`,
  after: `
interface Line { text: string; author?: string }
/** @persistent */
export class System { pages = new Map<string, Line[]>(); write(page: string, line: Line): void { this.pages.set(page, [line]); } }`,
  live: (system) => system.write("home", { text: "hello", old: 1 }),
  expectSame({ pages }) {
    expect(pages).toEqual(new Map([["home", [{ text: "hello" }]]]));
  },
});

survives("a parameter that came and may be left out, and another name for one", {
  before: `
/** @persistent */
export class System { lines: string[] = []; add(text: string): void { this.lines.push(text); } }`,
  after: `
/** @persistent */
export class System { lines: string[] = []; other(): void { this.lines = []; } add(line: string, by = "nobody", at?: number): void { this.lines.push(line + " by " + by + (at ?? "")); } }`,
  live: (system) => system.add("hello"),
  changesLogic: true,
  expectSame({ lines }) {
    expect(lines[0]).toMatch(/^hello/);
    expect(lines).toHaveLength(1);
  },
});

survives("a command that went, where the journal does not call it", {
  before: `
/** @persistent */
export class System { count = 0; add(): void { this.count++; } reset(): void { this.count = 0; } }`,
  after: `
/** @persistent */
export class System { count = 0; add(): void { this.count++; } }`,
  live: (system) => system.add(),
  expectSame: ({ count }) => expect(count).toBe(1),
});

survives("a command that writes nothing any more", {
  before: `
/** @persistent */
export class System { lookups = 0; names: string[] = []; add(name: string): void { this.names.push(name); } find(name: string): boolean { this.lookups++; return this.names.includes(name); } }`,
  after: `
/** @persistent */
export class System { names: string[] = []; add(name: string): void { this.names.push(name); } find(name: string): boolean { return this.names.includes(name); } }`,
  live(system) {
    system.add("a");
    system.find("a");
    system.add("b");
  },
  changesLogic: true,
  expectSame({ names, find }) {
    expect(names).toEqual(["a", "b"]);
    expect(find("b")).toBe(true);
  },
});

survives("instances that commands can be given since then", {
  before: `
export class Page { next: Page | null = null; constructor(public title: string) {} }
export class Tag { uses = 0; constructor(public name: string) {} }
/** @persistent */
export class System {
  pages: Page[] = []; tags: Tag[] = [];
  add(title: string): void { const page = new Page(title); page.next = this.pages.at(-1) ?? null; this.pages.push(page); }
  tag(name: string): void { this.tags.push(new Tag(name)); }
  use(tag: Tag): void { tag.uses++; }
}`,
  after: `
export class Page { next: Page | null = null; constructor(public title: string) {} }
export class Tag { uses = 0; constructor(public name: string) {} }
/** @persistent */
export class System {
  pages: Page[] = []; tags: Tag[] = [];
  add(title: string): void { const page = new Page(title); page.next = this.pages.at(-1) ?? null; this.pages.push(page); }
  tag(name: string): void { this.tags.push(new Tag(name)); }
  use(tag: Tag): void { tag.uses++; }
  rename(page: Page, title: string): void { page.title = title; }
}`,
  live(system) {
    system.add("a");
    system.tag("x");
    system.add("b");
    system.tag("y");
    system.use(system.tags[1]);
    system.use(system.tags[0]);
    system.use(system.tags[1]);
  },
  expectSame(system) {
    expect(system.tags.map(({ uses }: Handle) => uses)).toEqual([1, 2]);
    const count = system.pages.length;
    system.add("c");
    system.rename(system.pages[0], `first of ${count}`);
    system.rename(system.pages[1], "second");
    expect(system.pages[0].title).toBe(`first of ${count}`);
    expect(system.pages[1].next).toBe(system.pages[0]);
  },
});

survives("a value that has keys of its own, in a class that changed", {
  before: tasks("", "mark(): void { Object.assign(this.tasks[0]!, { extra: 1 }); }"),
  after: tasks("isDone = false;", "mark(): void { Object.assign(this.tasks[0]!, { extra: 1 }); }"),
  changesLogic: true,
  live(system) {
    system.add("milk");
    system.mark();
  },
  expectSame: ({ tasks }) => expect({ ...tasks[0] }).toEqual({ title: "milk", isDone: false, extra: 1 }),
});

describe("everything else is refused, with the class and the field, and changes nothing", () => {
  const live = (system: Handle) => system.add("milk");

  test("a field without a value for what was stored", async () => {
    expect(await refusal(tasks(""), tasks("due!: Date;"), live)).toMatch(
      /^COOPY5205 class-changed: field Task.due is new, and what was stored before has no value for it: give it an initialiser, or a question mark, since snapshot-/,
    );
  });

  test("a field of another type", async () => {
    expect(
      await refusal(tasks("tags: string[] = [];"), tasks("tags: Set<string> = new Set();"), live),
    ).toContain("field Task.tags was string[] and is Set<string>, since");
  });

  test("a property of an interface that must be there", async () => {
    const line = (more: string) => `
interface Line { text: string; ${more} }
/** @persistent */
export class System { lines: Line[] = []; add(text: string): void { this.lines.push({ text, author: "" } as Line); } }`;
    expect(await refusal(line(""), line("author: string;"), live)).toContain("field Line.author is new");
  });

  test("a class that is gone while something still holds an instance", async () => {
    const holder = (type: string, made: string) => `
${type}
/** @persistent */
export class System { things: unknown[] = []; known?: ${type === "" ? "number" : "Thing"}; add(title: string): void { this.things.push(${made}); } }`;
    const before = holder("export class Thing { constructor(public title: string) {} }", "new Thing(title)");
    expect(await refusal(before, holder("", "title"), live)).toMatch(
      /COOPY5205|field System.known was Thing/,
    );
  });

  test("a command that the journal calls, with another parameter", async () => {
    const [Before, After] = await Promise.all([
      compileVersion(tasks("")),
      compileVersion(tasks("").replaceAll("add(title: string)", "add(title: string, isDone: boolean)")),
    ]);
    const storage = crashableMemory();
    const first: Handle = openSync(Before, storage);
    live(first);
    storage.crash();
    expect(() => openSync(After, storage)).toThrow(
      /COOPY5205 .*a call of System.add\(title: string\), which is now add\(title: string, isDone: boolean\)/,
    );
  });
});
