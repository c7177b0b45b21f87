import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import ts from "typescript";
import { afterAll, beforeEach, describe, expect, test } from "vitest";
import { type Options, trustIn } from "../../transformer/src/options.ts";
import type { TransformResult } from "../../transformer/src/pipeline.ts";
import { findings, transformed } from "./package-code.ts";

test.each([
  [
    'import _ from "lodash";',
    "this.list = _.sortBy(this.list); _.pull(this.list, 3); _.set(this.list, 0, 1);",
    ["COOPY3302"],
  ],
  [
    'import _ from "lodash";',
    "this.list = _.chain(this.list).map((x) => x * 2).shuffle().value();",
    ["COOPY3113"],
  ],
  ['import shuffle from "lodash/shuffle.js";', "this.list = shuffle(this.list);", ["COOPY3113"]],
  [
    'import { sample, map } from "lodash-es";',
    "this.atMs = sample(this.list)!; map(this.list, (x) => x + Date.now());",
    ["COOPY3113", "COOPY3101"],
  ],
  [
    'import fp from "lodash/fp.js";',
    "this.list = fp.map((x: number) => x + 1, this.list); this.atMs = fp.random(1, 2);",
    ["COOPY3113"],
  ],
  ['import _ from "lodash";', "this.text = _.toString(count) + _.template(words)();", ["COOPY3173"]],
  [
    'import { Decimal } from "decimal.js";',
    "this.text = Decimal.max(new Decimal(count).plus(1), 2).sqrt().toFixed(2);",
    [],
  ],
  [
    'import { Decimal } from "decimal.js";',
    "Decimal.set({ precision: 3 }); this.text = String(Decimal.random());",
    ["COOPY3162", "COOPY3113"],
  ],
  ['import Big from "big.js";', "this.text = new Big(count).plus(Big(2)).toFixed(2);", []],
  ['import Big from "big.js";', "Big.DP = 4;", ["COOPY3162"]],
  [
    'import { addMilliseconds, isBefore, compareAsc } from "date-fns";',
    "this.atMs = addMilliseconds(date, 3).getTime() + compareAsc(date, date) + +isBefore(date, date);",
    [],
  ],
  [
    'import { addDays, isToday } from "date-fns";',
    "this.atMs = +addDays(date, 1) + +isToday(date);",
    ["COOPY3124", "COOPY3124"],
  ],
  [
    'import { addDays, format } from "date-fns"; import { de } from "date-fns/locale"; import { utc } from "@date-fns/utc";',
    'this.text = format(addDays(date, 1, { in: utc }), "P", { in: utc, locale: de });',
    [],
  ],
  ['import { isBefore } from "date-fns";', 'this.atMs = +isBefore("2020-01-01 10:00", date);', ["COOPY3123"]],
  [
    'import { UTCDate } from "@date-fns/utc";',
    "this.atMs = +new UTCDate() + +new UTCDate(count);",
    ["COOPY3101"],
  ],
  [
    'import { v4, v5, v7, validate, NIL } from "uuid";',
    "this.text = v4() + v5(words, NIL) + validate(words) + v4({ random: new Uint8Array(16) });\nthis.text += v7();",
    ["COOPY3113", "COOPY3113"],
  ],
  ['import { nanoid, urlAlphabet } from "nanoid";', "this.text = urlAlphabet + nanoid();", ["COOPY3113"]],
  [
    'import { customAlphabet } from "nanoid"; const own = customAlphabet("abc");',
    "this.text = own();",
    ["COOPY3165"],
  ],
  [
    'import { z } from "zod"; const schema = z.object({ a: z.number().min(3).refine((n) => n > 4) });',
    "this.atMs = schema.parse(rows).a;",
    [],
  ],
  [
    'import { z } from "zod"; const schema = z.number().refine((n) => n > Math.random());',
    "this.atMs = schema.parse(count);",
    ["COOPY3165"],
  ],
  ['import { z } from "zod"; const schema = z.number();', "void schema.parseAsync(count);", ["COOPY3153"]],
  ['import { produce } from "immer";', "this.list = produce(this.list, (draft) => { draft.push(3); });", []],
  ['import { enableMapSet } from "immer";', "enableMapSet();", ["COOPY3162"]],
  [
    'import { DateTime } from "luxon";',
    'this.text = DateTime.fromMillis(count, { zone: "utc" }).plus({ days: 1 }).toISO()!;',
    [],
  ],
  [
    'import { DateTime } from "luxon";',
    "this.text = DateTime.now().toISO() + DateTime.fromMillis(3).toISO()!;",
    ["COOPY3124", "COOPY3124"],
  ],
])("%s %s", (imports, body, codes) => {
  expect(findings(imports, body).map((finding) => finding.slice(0, "COOPY3113".length))).toEqual(codes);
});

describe("what a package does to the state", () => {
  test.each([
    ['import { Decimal } from "decimal.js";', "return '1' + new Decimal(2);", "query"],
    ['import _ from "lodash";', "return _.sortBy(this.list).length;", "query"],
    ['import _ from "lodash";', "return _.sortBy(this.list).pop();", "query"],
    ['import _ from "lodash";', "_.pull(this.list, 1);", "command"],
    ['import _ from "lodash";', "const rows = { ...this.rows }; _.set(rows, 'a.b', 1);", "command"],
    [
      'import _ from "lodash";',
      "const rows = _.cloneDeep(this.rows); _.set(rows, 'a.b', 1); rows['a']!.b = 2;",
      "query",
    ],
    ['import _ from "lodash";', "_.chain(this.list).remove((x) => x > 1).value();", "command"],
    [
      'import { Decimal } from "decimal.js";',
      "return new Decimal(this.list.length).plus(1).toString();",
      "query",
    ],
    ['import { addMinutes } from "date-fns";', "return addMinutes(this.at, 1).setTime(5);", "query"],
    [
      'import { clamp } from "date-fns";',
      "const at = clamp(this.at, { start: this.at, end: this.at }); this.at.setTime(+at);",
      "command",
    ],
  ])("%s %s: %s", (imports, body, kind) => {
    const {
      models: [model],
    } = transformed({
      "sample.ts": `${imports}
/** @persistent */
export class Sample {
  list: number[] = [];
  rows: Record<string, { b: number }> = {};
  at = new Date(0);
  run() { ${body} }
}`,
    });
    expect(model!.systems[0]!.queries.map(({ name }) => name)).toEqual(kind === "query" ? ["run"] : []);
  });
});

const folder = join(import.meta.dirname, "../.tmp/package-findings");

describe("packages that no table knows", () => {
  beforeEach(() => rmSync(folder, { recursive: true, force: true }));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  test("are not read before a command reaches one", () => {
    let programs = 0;
    const compiler = {
      ...ts,
      createProgram: (...args: [ts.CreateProgramOptions]) => ++programs && ts.createProgram(...args),
    } as typeof ts;
    install(
      "twice",
      "1.0.0",
      "export declare function twice(value: number): number;",
      "exports.twice = (value) => value * 2;",
    );
    const text = (call: string) => `import { twice } from "twice"; export const used = twice;
/** @persistent */ export class Sample { value = 1; run(by: number): void { this.value = ${call}; } }`;
    expect(codes(transformed({ "sample.ts": text("by") }, {}, { folder, compiler }))).toEqual([]);
    expect(programs).toBe(0);
    expect(
      codes(transformed({ "sample.ts": text("twice(by) + twice(1)") }, {}, { folder, compiler })),
    ).toEqual([]);
    expect(programs).toBe(1);
  });

  test("change the fingerprint of a command with their version, and with their code", () => {
    const types = "export declare function twice(value: number): number;";
    const logicOf = (version: string, code: string, name = "twice") => {
      install(
        name,
        version,
        name === "twice" ? types : `declare const _: { twice(value: number): number }; export = _;`,
        code,
      );
      const imports = name === "twice" ? 'import { twice } from "twice";' : 'import { twice } from "lodash";';
      const {
        models: [model],
      } = transformed({ "sample.ts": sampleOf(imports, "twice(this.value)") }, {}, { folder });
      return model!.systems[0]!.commands[0]!.logic;
    };
    const first = logicOf("1.0.0", "exports.twice = (value) => value * 2;");
    expect(logicOf("1.0.0", "exports.twice = (value) => value * 2;")).toBe(first);
    expect(logicOf("1.0.1", "exports.twice = (value) => value * 2;")).not.toBe(first);
    expect(logicOf("1.0.0", "exports.twice = (value) => value + value;")).not.toBe(first);
    const table = logicOf("4.17.20", "", "lodash");
    expect(logicOf("4.17.20", "nothing looks at this", "lodash")).toBe(table);
    expect(logicOf("4.17.21", "", "lodash")).not.toBe(table);
  });

  test("are given up where they reach too much", () => {
    const steps = Array.from(
      { length: 320 },
      (_, index) => `const step${index} = (value) => step${index + 1}(value);`,
    );
    install(
      "endless",
      "1.0.0",
      "export declare function start(value: number): number;",
      `${steps.join("\n")}\nconst step320 = (value) => value;\nexports.start = step0;`,
    );
    const { diagnostics } = transformed(
      { "sample.ts": sampleOf('import { start } from "endless";', "start(1)") },
      {},
      { folder },
    );
    expect(diagnostics.map(({ code, message }) => `${code} ${message}`)).toEqual([
      "COOPY3182 Sample.run is not deterministic: start(1) reaches more code of its package than is looked at.",
    ]);
  });

  test.each([
    [
      "a table's package in a version that it does not know",
      "lodash",
      "3.0.0",
      "export declare function random(): number;",
      "exports.random = () => Math.random();",
      "random()",
      ["COOPY3111"],
    ],
    [
      "a method of a class",
      "shapes",
      "1.0.0",
      "export declare class Circle { constructor(); area(): number }",
      "class Circle { area() { return performance.now(); } }\nmodule.exports = { Circle };",
      "new Circle().area()",
      ["COOPY3102"],
    ],
    [
      "another package that it loads",
      "outer",
      "1.0.0",
      "export declare function outer(): number;",
      'const inner = require("inner");\nexports.outer = () => inner();',
      "outer()",
      ["COOPY3101"],
    ],
    [
      "a file that it loads in a function",
      "lazy",
      "1.0.0",
      "export declare function lazy(name: string): number;",
      "exports.lazy = (name) => require(name)();",
      'lazy("x")',
      ["COOPY3173"],
    ],
    [
      "a module of Node",
      "reader",
      "1.0.0",
      "export declare function read(): number;",
      'const fs = require("fs");\nexports.read = () => fs.readFileSync("x").length;',
      "read()",
      ["COOPY3142"],
    ],
    [
      "a method of a value without a type",
      "untyped",
      "1.0.0",
      "export declare function of(value: object): number;",
      "exports.of = (value) => value.random() + value.toFixed(2).trim().length;",
      "of({})",
      ["COOPY3111"],
    ],
    [
      "a constant that differs",
      "started",
      "1.0.0",
      "export declare function since(): number;",
      "const start = Date.now();\nexports.since = () => start;",
      "since()",
      ["COOPY3165"],
    ],
    [
      "a type that says nothing of code",
      "absent",
      "1.0.0",
      "export declare function gone(): number;",
      "exports.other = 1;",
      "gone()",
      ["COOPY3182"],
    ],
  ])("show %s", (_, name, version, types, code, call, expected) => {
    install("inner", "1.0.0", "", "module.exports = function inner() { return Date.now(); };");
    install(name, version, types, code);
    const imported = /^(?:new )?(\w+)/.exec(call)![1]!;
    expect(
      codes(
        transformed(
          { "sample.ts": sampleOf(`import { ${imported} } from "${name}";`, call) },
          {},
          { folder },
        ),
      ),
    ).toEqual(expected);
  });

  test("are asked for what the language calls by itself", () => {
    const types = "export declare class Amount { toString(): string; valueOf(): number }";
    install(
      "amounts",
      "1.0.0",
      types,
      "exports.Amount = class { toString() { return String(Math.random()); } valueOf() { return 1; } };",
    );
    const text = sampleOf('import { Amount } from "amounts";', "('' + new Amount()).length");
    expect(codes(transformed({ "sample.ts": text }, {}, { folder }))).toEqual(["COOPY3111"]);
  });

  test("can be vouched for, and the model says so", () => {
    install(
      "native",
      "1.0.0",
      "export declare function hash(text: string): number; export declare function salt(): number;",
    );
    const text = sampleOf('import { hash, salt } from "native";', 'hash("a") + salt()');
    const deterministic = { native: { members: ["hash"], reason: " compiled from C " } };
    const {
      diagnostics,
      models: [model],
    } = transformed({ "sample.ts": text }, { deterministic }, { folder });
    expect(diagnostics.map(({ fix }) => fix)).toEqual([
      'If it is deterministic, say so in the options of coopy: "deterministic": { "native": { "members": ["salt"], "reason": "…" } }.',
    ]);
    expect(model!.exceptions).toEqual([
      { kind: "package", package: "native", member: "hash", reason: "compiled from C" },
    ]);
  });
});

describe("the option `deterministic`", () => {
  test.each([
    [[], /is an object/],
    [{ pkg: "*" }, /for "pkg" is an object/],
    [{ pkg: { members: "*" } }, /needs a reason/],
    [{ pkg: { members: "*", reason: "  " } }, /needs a reason/],
    [{ pkg: { members: [1], reason: "x" } }, /names its members/],
    [{ pkg: { reason: "x" } }, /names its members/],
    [{ pkg: { members: ["f"], reason: "x", why: "y" } }, /has no "why"/],
  ])("%j is refused: %s", (value, message) => {
    expect(() => trustIn(value)).toThrow(message);
    expect(() => findings("", "", { deterministic: value } as unknown as Options)).toThrow(message);
  });

  test("trusts nothing by itself", () => {
    expect(trustIn(undefined)).toEqual({});
  });
});

function sampleOf(imports: string, call: string): string {
  return `${imports}\n/** @persistent */ export class Sample { value = 1; run(): void { this.value = ${call}; } }`;
}

function codes({ diagnostics }: TransformResult): readonly string[] {
  return diagnostics.map(({ code }) => code);
}

function install(name: string, version: string, types: string, code?: string): void {
  const write = (file: string, text: string) => {
    const path = join(folder, "node_modules", name, file);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, text);
  };
  write("package.json", JSON.stringify({ name, version }));
  write("index.d.ts", types);
  if (code !== undefined) write("index.js", code);
}
