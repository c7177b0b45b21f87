import { beforeAll, describe, expect, test } from "vitest";
import { coopy } from "./coopy.ts";
import { projects, read } from "./projects.ts";

const { project, tsconfig } = projects("fix");

/** A project with one class whose only command has this body. */
function withBody(folder: string, body: string, before = ""): string {
  return project(folder, { "tsconfig.json": tsconfig, "counter.ts": before + classWith(body) });
}

function classWith(body: string): string {
  return `/** @persistent */
export class Counter {
  values: unknown[] = [];
  add(): void {
    this.values.push(${body});
  }
  age(): number {
    return Date.now();
  }
}
`;
}

test("clock and chance of the machine become those of the command, and the imports come with them", () => {
  const path = withBody(
    "all",
    "Date.now(), new Date(), globalThis.Date.now(), Math.random(), globalThis.crypto.randomUUID()",
    "interface Crypto { randomUUID(): string }\ndeclare global { var crypto: Crypto }\n",
  );
  const run = coopy(path, "check", "--fix");
  expect(read(path, "counter.ts")).toContain(
    "push(clock.nowMs(), clock.now(), clock.nowMs(), random.next(), ",
  );
  expect(read(path, "counter.ts")).toMatch(/^import \{ clock, random \} from "coopy";\n\ninterface/);
  expect(run.output).toContain("  counter.ts:7:22  Date.now() → clock.nowMs()\n");
});

test("what a query or other code does is left as it is", () => {
  const path = withBody("query", "Date.now()");
  coopy(path, "check", "--fix");
  expect(read(path, "counter.ts")).toContain("return Date.now();");
});

test("a second run changes nothing", () => {
  const path = withBody("twice", "Date.now(), Math.random()");
  coopy(path, "check", "--fix");
  const once = read(path, "counter.ts");
  const { exitCode, output } = coopy(path, "check", "--fix");
  expect(read(path, "counter.ts")).toBe(once);
  expect({ exitCode, output }).toEqual({
    exitCode: 0,
    output: "1 persistent class (Counter): 0 errors, 0 warnings.\n",
  });
});

test("a helper in another file is fixed, both of its calls, and what is left is reported", () => {
  const path = project("helper", {
    "tsconfig.json": tsconfig,
    "counter.ts": `import { stamp } from "./time.js";\n${classWith("stamp(), Date.now")}`,
    "time.ts": 'export const stamp = () => [Date.now(), Date.now(), Date["now"]()];\n',
  });
  const { exitCode, output } = coopy(path, "check", "--fix");
  expect(read(path, "time.ts")).toBe(
    'import { clock } from "coopy";\n\nexport const stamp = () => [clock.nowMs(), clock.nowMs(), Date["now"]()];\n',
  );
  expect(output).toContain("Fixed 2 findings");
  expect(output).toContain("Date.now reads the wall clock");
  expect(exitCode).toBe(1);
});

/** What stands above the class, and what becomes of it. */
const imports = {
  "an import of coopy is extended": [
    'import { open, type Persistent } from "coopy";\n',
    'import { open, type Persistent, clock } from "coopy";\n',
  ],
  "one over several lines gets another line": [
    'import {\n  open,\n  snapshot,\n} from "coopy";\n',
    'import {\n  open,\n  snapshot,\n  clock,\n} from "coopy";\n',
  ],
  "one that has it already stays": ['import { clock } from "coopy";\n', 'import { clock } from "coopy";\n'],
  "one of types only is left alone": [
    "import type { Persistent } from 'coopy';\n",
    "import type { Persistent } from 'coopy';\nimport { clock } from 'coopy';\n",
  ],
  "one of the whole module is left alone": [
    'import * as coopy from "coopy"; // all of it\n',
    'import * as coopy from "coopy"; // all of it\nimport { clock } from "coopy";\n',
  ],
  "lines end as they did": [
    '// Of a file.\r\n\r\nimport "coopy";\r\n',
    '// Of a file.\r\n\r\nimport "coopy";\r\nimport { clock } from "coopy";\r\n',
  ],
  "what is said of the whole file stays above": [
    "// Of a file.\n\n// Of a line.\nexport const one = 1;\n",
    '// Of a file.\n\nimport { clock } from "coopy";\n\n// Of a line.\nexport const one = 1;\n',
  ],
  "a byte order mark stays in front": ["\uFEFF", '\uFEFFimport { clock } from "coopy";\n\n'],
} as const;

/** Names that are taken, and what is written then. */
const taken = {
  "a variable of that name is safe": [
    'const clock = "of mine";\nexport const face = clock;\n',
    'import { clock as coopyClock } from "coopy";\n\nconst clock = "of mine";\nexport const face = clock;\n',
    "coopyClock.nowMs()",
  ],
  "a type-only import of that name is safe": [
    'import { type clock } from "coopy";\nexport type Clock = typeof clock;\n',
    'import { type clock, clock as coopyClock } from "coopy";\nexport type Clock = typeof clock;\n',
    "coopyClock.nowMs()",
  ],
  "an alias of the file's own is used": [
    'import { clock as time } from "coopy";\nexport const now = time.now;\n',
    'import { clock as time } from "coopy";\nexport const now = time.now;\n',
    "time.nowMs()",
  ],
  "a property of that name takes nothing": [
    "export const it = { clock: 1 }.clock;\n",
    'import { clock } from "coopy";\n\nexport const it = { clock: 1 }.clock;\n',
    "clock.nowMs()",
  ],
} as const;

/** What a person must change. */
const left = {
  "an alias": ["now()", "const now = Date.now;\n"],
  "a member by a text": ['Date["now"]()', ""],
  "a date of something": ["new Date(2026, 1)", ""],
  "a class of the user's with that name": [
    "Date.now()",
    "class Date { static now() { return Math.abs(1); } }\n",
  ],
  "a constant, which is made before there is a command": ["started", "const started = Date.now();\n"],
  "a line with a comment that lets it stand": [
    "Date.now() // @nondeterministic-ok DET101: shown to nobody\n",
    "",
  ],
  "a file in which both names are taken": ["Date.now()", "export const clock = 1, coopyClock = 2;\n"],
} as const;

/** All cases are files of one project: the compiler is started once for them. */
const cases = new Map([
  ...entries(imports, ([before]) => before + classWith("Date.now()")),
  ...entries(taken, ([before]) => before + classWith("Date.now()")),
  ...entries(left, ([body, before]) => before + classWith(body)),
]);

function entries<Case>(table: Readonly<Record<string, Case>>, source: (one: Case) => string) {
  return Object.entries(table).map(([what, one]) => [fileOf(what), source(one)] as const);
}

function fileOf(what: string): string {
  return `${what.replaceAll(/\W+/g, "-")}.ts`;
}

describe("in files of their own", () => {
  let path: string;
  let output: string;
  beforeAll(() => {
    path = project("cases", { "tsconfig.json": tsconfig, ...Object.fromEntries(cases) });
    output = coopy(path, "check", "--fix").output;
  });

  test.each(Object.entries(imports))("%s", (what, [, after]) => {
    expect(read(path, fileOf(what))).toBe(after + classWith("clock.nowMs()"));
  });

  test.each(Object.entries(taken))("%s", (what, [, after, call]) => {
    expect(read(path, fileOf(what))).toBe(after + classWith(call));
  });

  test.each(Object.entries(left))("%s is left as it is", (what, [body, before]) => {
    expect(read(path, fileOf(what))).toBe(before + classWith(body));
  });

  test("exactly those that changed are told", () => {
    const count = Object.keys(imports).length + Object.keys(taken).length;
    expect(output).toContain(`Fixed ${count} findings\n`);
  });
});

test("a class with a transient field is not given a clock that differs at every start", () => {
  const source = "/** @persistent */\nexport class Clock {\n  /** @transient */\n  at = Date.now();\n}\n";
  const path = project("transient", { "tsconfig.json": tsconfig, "clock.ts": source });
  coopy(path, "check", "--fix");
  expect(read(path, "clock.ts")).toBe(source);
});
