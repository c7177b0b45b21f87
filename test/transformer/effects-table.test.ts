import { readdirSync } from "node:fs";
import { builtinModules, createRequire } from "node:module";
import { dirname } from "node:path";
import type ts from "typescript";
import { describe, expect, test } from "vitest";
import { determinismMessages } from "../../transformer/src/diagnostics/determinism-messages.ts";
import { namesOf } from "../../transformer/src/effects/group.ts";
import { effectsOf, groups } from "../../transformer/src/effects/library.ts";
import type { MemberEffect } from "../../transformer/src/effects/member-effect.ts";
import { modules } from "../../transformer/src/effects/node/modules.ts";
import { rules } from "../../transformer/src/effects/rules.ts";
import { installed } from "./library-members.ts";

const { language, web, node, languageFiles, nodeModules } = installed();

const names = groups.flatMap(namesOf);
const entries = groups.flatMap((group) => namesOf(group).map((name) => ({ name, effects: group.effects })));
const declared = new Set([...language.keys(), ...web.keys(), ...node.keys()]);
const owners = new Set([...declared].map((name) => name.replace(/\.(\[[^\]]*\]|[^.]*)$/, "")));

describe("every member of the language's library", () => {
  test("is walked through: no file of the installed TypeScript is left out", () => {
    const folder = dirname(createRequire(import.meta.url).resolve("typescript"));
    const installedFiles = readdirSync(folder).filter((file) =>
      /^lib\.(es|decorators).*(?<!\.full)\.d\.ts$/.test(file),
    );
    // lib.es6.d.ts is a whole library for those who ask for it by its old name.
    expect([...languageFiles].sort()).toEqual(
      installedFiles.filter((file) => file !== "lib.es6.d.ts").sort(),
    );
  });

  test("is classified", () => {
    expect([...language.keys()].filter((name) => effectsOf(name) === undefined)).toEqual([]);
  });

  test("is classified as the oldest supported TypeScript declares it", () => {
    const require = createRequire(import.meta.url);
    const oldest: typeof ts = require("../../compat/typescript-5.9/node_modules/typescript");
    const before = installed(oldest).language;
    expect(before.size).toBeGreaterThan(1500);
    expect([...before.keys()].filter((name) => effectsOf(name) === undefined)).toEqual([]);
  });

  test("is classified once", () => {
    expect(names.filter((name, index) => names.indexOf(name) !== index)).toEqual([]);
  });

  test("a member that a later edition adds is unknown, and so is what only browsers have", () => {
    for (const name of ["Array.futureMethod", "new DateConstructor.now", "Document.title", "ActiveXObject"])
      expect(effectsOf(name), name).toBeUndefined();
  });
});

test("every entry names something that exists", () => {
  expect(names.filter((name) => !exists(name))).toEqual([]);
});

test("an entry that names nothing would be seen", () => {
  expect(["Array.flatten", "node:crypto.createHashes", "DateConstructor.*.*"].filter(exists)).toEqual([]);
});

function exists(name: string): boolean {
  // The language gives it, and no file declares it.
  if (name === "globalThis") return true;
  // Both are named by the interface they share, and only by where they were taken from are they told apart.
  const byDeclaration = name.replace(/^node:path\/(posix|win32)\./, "node:path.path.PlatformPath.");
  return declared.has(byDeclaration) || (name.endsWith(".*") && owners.has(name.slice(0, -".*".length)));
}

describe("every module of Node", () => {
  test("has a class", () => {
    const public_ = builtinModules.filter((name) => !name.startsWith("_"));
    const all = new Set([...public_.map((name) => name.replace(/^node:/, "")), ...nodeModules]);
    expect([...all].filter((name) => modules[name] === undefined)).toEqual([]);
  });

  test("gives what it declares an effect, its own or the module's", () => {
    const inModules = [...node.keys()].filter((name) => /^(new )?node:/.test(name));
    expect(inModules.length).toBeGreaterThan(3000);
    expect(inModules.filter((name) => effectsOf(name) === undefined)).toEqual([]);
  });

  test("that nobody knows has none", () => {
    expect(effectsOf("node:future.read")).toBeUndefined();
    expect(effectsOf("node:toString.read")).toBeUndefined();
  });
});

describe("effects", () => {
  test("are tried in order: all but the last have a condition", () => {
    const wrong = entries.filter(({ effects }) =>
      effects.some(({ when }, index) => (when === undefined) !== (index === effects.length - 1)),
    );
    expect(wrong.map(({ name }) => name)).toEqual([]);
  });

  test("break rules that exist, and every rule has a message of its severity", () => {
    const broken = new Set(entries.flatMap(({ effects }) => effects.flatMap(({ rule }) => rule ?? [])));
    expect([...broken].filter((rule) => rules[rule] === undefined)).toEqual([]);
    const severities = Object.entries(rules).map(([rule, { severity }]) => [codeOf(rule), severity]);
    expect(Object.fromEntries(severities)).toEqual(
      Object.fromEntries(Object.entries(determinismMessages).map(([code, { severity }]) => [code, severity])),
    );
  });
});

test("a message that says what to use has something to say", () => {
  const says = Object.entries(determinismMessages).filter(([, { hint }]) => hint.includes("{instead}"));
  const knows = Object.entries(rules).filter(([, { instead }]) => instead !== undefined);
  expect(says.map(([code]) => code)).toEqual(knows.map(([rule]) => codeOf(rule)));
});

function codeOf(rule: string): string {
  return rule.replace("DET", "COOPY3");
}

/** What is said of a member, an alternative after the other: "DET131 DET132 DET133", "ok writes receiver". */
function said(name: string): string {
  const words = ({ rule, writes }: MemberEffect) => (rule ?? "ok") + (writes ? ` writes ${writes}` : "");
  return effectsOf(name)?.map(words).join(", ") ?? "unknown";
}

test.each([
  ["DateConstructor.now", "DET101"],
  ["DateConstructor()", "DET101"],
  ["new DateConstructor", "DET101, DET121, DET123, DET123, ok"],
  ["DateConstructor.parse", "DET123, DET123, ok"],
  ["Date.getHours", "DET121"],
  ["Date.getUTCHours", "ok"],
  ["Date.setMonth", "DET121 writes receiver"],
  ["Date.toString", "DET122"],
  ["Date.toISOString", "ok"],
  ["Date.toLocaleDateString", "DET131, DET132, DET133"],
  ["Number.toLocaleString", "DET131, DET133"],
  ["String.localeCompare", "DET131, DET133"],
  ["String.toLowerCase", "ok"],
  ["new Intl.DateTimeFormatConstructor", "DET131, DET132, ok"],
  ["Intl.DateTimeFormat.format", "DET103, DET133"],
  ["new Intl.NumberFormatConstructor", "DET131, ok"],
  ["Temporal.Now.instant", "DET103"],
  ["Math.random", "DET111"],
  ["Math.sin", "DET174"],
  ["Math.sqrt", "ok"],
  ["StringConstructor()", "DET122, ok"],
  ["Array.join", "DET122, ok"],
  ["Array.push", "ok writes receiver"],
  ["Array.slice", "ok"],
  ["ObjectConstructor.assign", "ok writes argument"],
  ["Function.toString", "DET172"],
  ["Error.stack", "DET172"],
  ["ErrorConstructor.captureStackTrace", "DET172 writes argument"],
  ["RegExpConstructor.$1", "DET163"],
  ["RegExp.test", "ok writes receiver"],
  ["SymbolConstructor()", "DET178"],
  ["eval", "DET173"],
  ["new FunctionConstructor", "DET173"],
  ["Promise.then", "DET153"],
  ["new WeakRefConstructor", "DET171"],
  ["Atomics.store", "DET171 writes argument"],
  ["setTimeout", "DET152"],
  ["AbortSignal.timeout", "DET152"],
  ["fetch", "DET142"],
  ["Console.log", "DET143"],
  ["Performance.now", "DET102"],
  ["Crypto.randomUUID", "DET112"],
  ["NavigatorLanguage.language", "DET132"],
  ["NodeJS.Process.env", "DET141"],
  ["NodeJS.Process.hrtime", "DET102"],
  ["NodeJS.Process.nextTick", "DET152"],
  ["node:crypto.randomUUID", "DET112"],
  ["node:crypto.createHash", "ok"],
  ["node:crypto.Hash.update", "ok writes receiver"],
  ["node:crypto.createSign", "DET182"],
  ["node:fs.readFileSync", "DET142"],
  ["new node:fs.ReadStream", "DET142"],
  ["node:os.EOL", "DET141"],
  ["node:path.path.PlatformPath.join", "DET141"],
  ["node:path/posix.join", "ok"],
  ["node:path/posix.resolve", "DET141"],
  ["node:zlib.gzipSync", "DET133"],
  ["node:zlib.gunzipSync", "ok"],
  ["node:vm.runInThisContext", "DET173"],
  ["BufferConstructor.allocUnsafe", "DET112"],
])("%s: %s", (name, expected) => {
  expect(said(name)).toBe(expected);
});
