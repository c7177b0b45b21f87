import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { afterAll, beforeEach, expect, test } from "vitest";
import { findings, transformed } from "./package-code.ts";

const folder = join(import.meta.dirname, "../.tmp/package-scripts");

beforeEach(() => rmSync(folder, { recursive: true, force: true }));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const clock = "function a() { return Date.now(); }";

/** How packages are written, and how they name each other. The clock is read at the far end. */
test.each([
  ['const inner = require("inner"); exports.outer = () => inner();', `${clock} module.exports = a;`],
  [
    'const inner = require("inner"); exports.outer = () => inner();',
    "module.exports = function () { return Date.now(); };",
  ],
  [
    'const inner = require("inner"); exports.outer = (list) => list.map(inner);',
    `${clock} module.exports = a;`,
  ],
  [
    'const inner = require("inner"); exports.outer = (list) => list.map(inner);',
    "module.exports = () => Date.now();",
  ],
  ['const { a } = require("inner"); exports.outer = () => a();', "exports.a = () => Date.now();"],
  ['const inner = require("inner"); exports.outer = () => inner.a();', `module.exports = { a }; ${clock}`],
  ['const a = require("inner").a; exports.outer = () => a();', `module.exports = { a }; ${clock}`],
  [
    'exports.outer = outer; const inner = require("inner"); function outer() { return (0, inner.a)(); }',
    `exports.a = a; ${clock}`,
  ],
  ['import a from "inner"; export const outer = () => a();', `module.exports = a; ${clock}`],
  [
    'import { a } from "inner"; export function outer() { return a(); }',
    "export const a = () => Date.now();",
  ],
  ['import * as inner from "inner"; export function outer() { return inner.a(); }', `export { a }; ${clock}`],
  ['export * from "inner";', "export const outer = () => Date.now();"],
  [
    "exports.outer = () => new P().m(); function P() {} P.prototype.m = function () { return Date.now(); };",
    "",
  ],
  ["const o = { m() { return Date.now(); } }; exports.outer = () => o.m();", ""],
  [`exports.outer = (list) => a.call(this, list); ${clock}`, ""],
  [`exports.outer = function () { return a.apply(null, arguments); }; ${clock}`, ""],
  ["const { now } = Date; exports.outer = () => now();", ""],
  ["var D = Date; exports.outer = () => new D().getTime();", ""],
  [
    `class A { static outer() { return new A().x(); } x() { return a(); } } exports.outer = A.outer; ${clock}`,
    "",
  ],
  [`exports.outer = () => make()(); const make = () => (a(), () => 1); ${clock}`, ""],
])("%s | %s", (outer, inner) => {
  expect(found(outer, inner)).toEqual(["COOPY3101"]);
});

test.each([
  ["exports.outer = (list) => list.reduce((sum, each) => sum + each, 0).toFixed(2).trim().length;"],
  [
    "const spaces = /\\s+/g; exports.outer = (list) => String(list).replace(spaces, '').split('').sort().join().length;",
  ],
  [
    "exports.outer = (list) => { const seen = {}; for (const each of list) seen[each] = (seen[each] || 0) + 1; return Object.keys(seen).length; };",
  ],
])("nothing is found in %s", (outer) => {
  expect(found(outer, "")).toEqual([]);
});

/** What cannot be seen is not taken to be harmless. */
test.each([
  [
    "(function (root, factory) { module.exports = factory(); })(this, function () { return { outer: () => 1 }; });",
    ["COOPY3182"],
  ],
  ['exports.outer = () => require("absent")();', ["COOPY3182"]],
  ['const absent = require("absent"); exports.outer = () => absent.read();', ["COOPY3182"]],
  ['import { read } from "absent"; export const outer = () => read();', ["COOPY3182"]],
  ["exports.outer = (list) => require(list)();", ["COOPY3173"]],
  ["exports.outer = () => eval('1');", ["COOPY3173"]],
  ["exports.outer = async () => 1;", ["COOPY3151"]],
  ["exports.outer = () => process.env.NODE_ENV.length;", ["COOPY3141"]],
  ["const cache = {}; exports.outer = (list) => (cache[list] = cache[list] || list.length);", ["COOPY3161"]],
])("%s: %s", (outer, codes) => {
  expect(found(outer, "")).toEqual(codes);
});

test("a real package: its queries stay queries, and what reads the clock is shown with the way to it", () => {
  expect(findings('import { walk } from "estree-walker";', "walk({ type: 'x' } as never, {});")).toEqual([]);
  expect(findings('import { copy } from "copy-anything";', "this.list = copy(this.list);")).toEqual([]);
  const { diagnostics } = transformed({
    "sample.ts": `import { sample, nat } from "fast-check";
/** @persistent */ export class Sample { value = 1; run(): void { this.value = sample(nat())[0]!; } }`,
  });
  const { chain } = diagnostics.find(({ code }) => code === "COOPY3101")!;
  expect(chain.length).toBeGreaterThan(3);
  expect(chain.at(-1)!.place.file).toMatch(/node_modules\/fast-check\//);
});

function found(outer: string, inner: string): readonly string[] {
  install("inner", "", inner);
  install("outer", "export declare function outer(list: number[]): number;", outer);
  const text = `import { outer } from "outer";
/** @persistent */ export class Sample { value = 1; run(): void { this.value = outer([1]); } }`;
  return transformed({ "sample.ts": text }, {}, { folder }).diagnostics.map(({ code }) => code);
}

function install(name: string, types: string, code: string): void {
  for (const [file, text] of [
    ["package.json", JSON.stringify({ name, version: "1.0.0" })],
    ["index.d.ts", types],
    ["index.js", code],
  ] as const) {
    const path = join(folder, "node_modules", name, file);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, text);
  }
}
