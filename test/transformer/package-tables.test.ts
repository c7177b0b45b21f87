import { join } from "node:path";
import ts from "typescript";
import { describe, expect, test } from "vitest";
import { packageMemberName } from "../../transformer/src/analyse/packages/package-names.ts";
import { namesOf } from "../../transformer/src/effects/group.ts";
import { effectsOf } from "../../transformer/src/effects/library.ts";
import type { MemberEffect } from "../../transformer/src/effects/member-effect.ts";
import { isOfVersion, type PackageSummary } from "../../transformer/src/effects/packages/package-summary.ts";
import { packages, summaryOf } from "../../transformer/src/effects/packages/packages.ts";
import { rules } from "../../transformer/src/effects/rules.ts";

const repository = join(import.meta.dirname, "../..");
const parts = [
  "big.js",
  "@date-fns/utc",
  "date-fns",
  "date-fns/fp",
  "date-fns/locale",
  "decimal.js",
  "immer",
  "lodash",
  "lodash/fp",
  "luxon",
  "nanoid",
  "uuid",
  "zod",
];
const program = programOf(parts);
program.getTypeChecker();
const names = new Map(packages.map((summary) => [summary.name, namesIn(summary)]));

/** Members of versions before those that are installed here. */
const gone = new Set(
  ["enableAllPlugins", "enableES5", "setUseProxies"]
    .map((name) => `npm:immer.${name}`)
    .concat("npm:immer.Immer.setUseProxies"),
);

describe.each(packages.map((summary) => [summary.name, summary] as const))("%s", (name, summary) => {
  test("is installed in a version that is known", () => {
    expect(summaryOf(name, versionOf(name))).toBe(summary);
  });

  test("declares every member that the table names", () => {
    const stale = summary.groups
      .flatMap(namesOf)
      .filter((member) => !exists(member, names.get(name)!) && !gone.has(member));
    expect(stale).toEqual([]);
  });

  test("has no member twice in the table", () => {
    const all = summary.groups.flatMap(namesOf);
    expect(all.filter((member, index) => all.indexOf(member) !== index)).toEqual([]);
  });

  test("breaks rules that exist, and the last alternative has no condition", () => {
    for (const { members, effects } of summary.groups) {
      expect(
        effects.map(({ when }) => when === undefined),
        members.join(),
      ).toEqual(effects.map((_, index) => index === effects.length - 1));
      expect(effects.filter(({ rule }) => rule !== undefined && rules[rule] === undefined)).toEqual([]);
    }
  });
});

test("an entry that names nothing would be seen", () => {
  for (const name of ["npm:lodash.shuffled", "new npm:decimal.js.Decimals", "npm:luxon.Infos.*"])
    expect(exists(name, new Set([...names.values()].flatMap((all) => [...all]))), name).toBe(false);
});

test("every function of date-fns and of nanoid is in the table: nothing is taken to be harmless", () => {
  for (const name of ["date-fns", "nanoid"]) {
    const functions = [...names.get(name)!].filter(
      (member) => /^npm:[\w-]+\.[a-z]\w+$/.test(member) && !/(WithOptions|Options)$/.test(member),
    );
    expect(functions.length).toBeGreaterThan(name === "nanoid" ? 4 : 240);
    expect(functions.filter((member) => effectsOf(member) === undefined && !notCalled.test(member))).toEqual(
      [],
    );
  }
});

/** Fields and constants of date-fns, which nobody calls. */
const notCalled =
  /^npm:date-fns\.(constants?|\w*(In[A-Z]\w+|Symbol|Time|Fn\d*)|(f|longF|lightF)ormatters|parsers)$/;

test("what sounds like chance, time or a promise is named in the tables", () => {
  const sounds =
    /(^|\.)(random|shuffle|now|today|async|delay|defer|debounce|throttle)|Async$|ToNow$|uniqueId/i;
  const all = [...names.values()]
    .flatMap((each) => [...each])
    .filter((member) => sounds.test(lastOf(member)));
  expect(all.length).toBeGreaterThan(40);
  const harmless = all.filter((member) => effectsOf(member)?.every(({ rule }) => rule === undefined));
  expect(harmless.filter((member) => !reviewed.test(member))).toEqual([]);
});

/** Types and options: nothing that is called. */
const reviewed =
  /^npm:lodash\.(Debounce|Throttle)|^npm:luxon\.Settings\.now$|Options\.random$|^npm:zod\.([_$]+\w+\.|ToJSON\w+\.|Parse\w+\.|MaybeAsync|\$)/;

test.each([
  ["1.9.9", false],
  ["2.0.0", true],
  ["2.0.0-beta.1", true],
  ["4.4.0", true],
  ["5.0.0", false],
  ["5", false],
  ["no version", false],
])("date-fns %s is known: %s", (version, known) => {
  expect(summaryOf("date-fns", version) !== undefined).toBe(known);
  expect(isOfVersion({ name: "", from: "2", below: "5", groups: [] }, version)).toBe(known);
});

/** What is said of a member, an alternative after the other: "DET124, ok copy". */
function said(name: string): string {
  const words = ({ rule, writes, returns }: MemberEffect) =>
    `${rule ?? "ok"}${writes ? ` writes ${writes}` : ""}${rule ? "" : ` ${returns}`}`;
  return effectsOf(name)?.map(words).join(", ") ?? "unknown";
}

test.each([
  ["npm:lodash.random", "DET113"],
  ["npm:lodash.sampleSize", "DET113"],
  ["npm:lodash.uniqueId", "DET113"],
  ["npm:lodash.debounce", "DET152"],
  ["npm:lodash.set", "ok writes deep part"],
  ["npm:lodash.pull", "ok writes argument part"],
  ["npm:lodash.sortBy", "ok fresh"],
  ["npm:lodash.cloneDeep", "ok copy"],
  ["npm:lodash.find", "ok part"],
  ["npm:lodash.sum", "ok primitive"],
  ["npm:lodash.Wrapped.shuffle", "DET113"],
  ["npm:lodash.Wrapped.remove", "ok writes receiver part"],
  ["npm:lodash.Wrapped.map", "ok part"],
  ["npm:decimal.js.Decimal.plus", "ok copy"],
  ["new npm:decimal.js.Decimal", "ok copy"],
  ["npm:decimal.js.Decimal.random", "DET113"],
  ["npm:decimal.js.Decimal.set", "ok writes receiver part"],
  ["npm:date-fns.addMilliseconds", "DET123, DET123, ok copy"],
  ["npm:date-fns.addDays", "DET124, ok copy"],
  ["npm:date-fns.isToday", "DET124"],
  ["npm:date-fns.formatDistanceToNow", "DET124"],
  ["npm:date-fns.yearsToDays", "ok copy"],
  ["npm:date-fns.addDaysWithOptions", "unknown"],
  ["npm:date-fns.locale.de", "ok primitive"],
  ["npm:uuid.v4", "DET113, DET182, ok primitive"],
  ["npm:uuid.v7", "DET113"],
  ["npm:uuid.validate", "ok primitive"],
  ["npm:nanoid.nanoid", "DET113"],
  ["npm:zod.object", "ok part"],
  ["npm:zod.ZodType.parse", "ok of-arguments"],
  ["npm:zod.ZodType.parseAsync", "DET153"],
  ["npm:immer.produce", "ok part"],
  ["npm:immer.enableMapSet", "DET162"],
  ["npm:big.js.Big.plus", "ok copy"],
  ["npm:luxon.DateTime.now", "DET124"],
  ["npm:unheard-of.x", "unknown"],
])("%s: %s", (name, expected) => {
  expect(said(name)).toBe(expected);
});

function programOf(specifiers: readonly string[]): ts.Program {
  const options: ts.CompilerOptions = {
    module: ts.ModuleKind.NodeNext,
    moduleResolution: ts.ModuleResolutionKind.NodeNext,
    types: [],
    lib: ["lib.esnext.d.ts"],
  };
  const host = ts.createCompilerHost(options);
  const root = join(repository, "test/made-up.ts");
  const { getSourceFile } = host;
  host.getSourceFile = (file, version, ...rest) =>
    file === root
      ? ts.createSourceFile(
          file,
          specifiers.map((each) => `import ${JSON.stringify(each)};`).join("\n"),
          version,
        )
      : getSourceFile.call(host, file, version, ...rest);
  return ts.createProgram({ rootNames: [root], options, host });
}

function namesIn(summary: PackageSummary): ReadonlySet<string> {
  const found = new Set<string>();
  const visit = (node: ts.Node): void => {
    const name = packageMemberName(ts, summary, node);
    if (name !== undefined) found.add(name);
    if (name !== undefined && ts.isClassDeclaration(node)) found.add(`new ${name}`);
    ts.forEachChild(node, visit);
  };
  const folder = new RegExp(`/node_modules/(@types/)?${summary.name.replace(".", "\\.")}/`);
  for (const file of program.getSourceFiles()) if (folder.test(file.fileName)) visit(file);
  return found;
}

function exists(name: string, all: ReadonlySet<string>): boolean {
  return (
    all.has(name) || (name.endsWith(".*") && [...all].some((each) => each.startsWith(name.slice(0, -1))))
  );
}

function lastOf(name: string): string {
  return name.replace(/^.*\./, "");
}

function versionOf(name: string): string {
  const text = ts.sys.readFile(join(repository, "node_modules", name, "package.json"));
  return (JSON.parse(text ?? "{}") as { version: string }).version;
}
