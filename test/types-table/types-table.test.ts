/**
 * Every kind of type a program can use, and what becomes of it: docs/types.md, run.
 *
 * To add a case, write one file `fixtures/<row>-<words>.ts` (a letter behind the number where a row has several):
 *
 *     // type: `Date`, an invalid one too
 *     // kept: one date in two places is one date after a restart
 *     /** @persistent *\/
 *     export class Dates { … }                      // one marked class, of a name no other case has
 *     export const steps = [(system: Dates) => system.put(new Date(0))];     // optional: what is done to it
 *     export const look = (system: Dates) => system.secret();                // optional: what only methods show
 *
 * The second line may also be `// refused when it is compiled with COOPY2001: why`, or `// refused when it runs with
 * COOPY5101: why`; then `export const refused = [ … ]` has the steps that are refused. Steps get a handle or a plain
 * instance, and make their own arguments. Then run this file with UPDATE=1: it writes the rows of docs/types.md and
 * findings.txt, where errors stand as a user reads them.
 */
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { loadCases } from "./cases.ts";
import { compile } from "./compile.ts";
import { acceptTables, documentedTables, tablesOf } from "./document.ts";
import { type CaseModule, isRefused, livesThroughEverything } from "./lives.ts";
import { notYet } from "./not-yet.ts";

const accepts = process.env["UPDATE"] === "1";
const rowCount = 96;
const cases = loadCases().filter(({ row }) => !notYet.includes(row));
const compiled = cases.filter(({ outcome }) => outcome !== "refused when it is compiled");
const refused = cases.filter(({ outcome }) => outcome === "refused when it is compiled");

describe("types that compile", () => {
  // One error anywhere leaves a program as it is: cases that should compile and do not must not hide the others.
  const first = compile(compiled.map(({ file }) => file));
  const sound = compiled.filter(({ file }) => first.findings(file).length === 0);
  const program = sound.length === compiled.length ? first : compile(sound.map(({ file }) => file));

  test.each(compiled)("$row $type: $outcome ($file)", async ({ file, outcome, code }) => {
    expect(
      first
        .findings(file)
        .map(({ code, message }) => `${code} ${message}`)
        .join("\n"),
    ).toBe("");
    expect(program.compilerErrors(file).join("\n")).toBe("");
    const module = await program.load(file);
    const theClass = module[program.system(file)] as new () => object;
    if (outcome === "kept") await livesThroughEverything(theClass, module as CaseModule);
    else await isRefused(theClass, module as CaseModule, code!);
  });
});

describe("types that do not compile", () => {
  const program = compile(refused.map(({ file }) => file));

  test.each(refused)("$row $type: $code ($file)", ({ file, code }) => {
    const codes = program.findings(file).map((finding) => finding.code);
    expect([...new Set(codes)]).toEqual([code]);
    expect(program.compilerErrors(file), "the case itself is sound").toEqual([]);
  });

  test("their errors read as they should", () => {
    const golden = join(import.meta.dirname, "findings.txt");
    if (accepts) writeFileSync(golden, program.rendered);
    expect(program.rendered).toBe(readFileSync(golden, "utf8"));
  });
});

test("every row has a case or stands in the list of those that have none", () => {
  const covered = new Set(cases.map(({ row }) => row));
  const missing = Array.from({ length: rowCount }, (_, index) => index + 1).filter(
    (row) => !covered.has(row),
  );
  expect(missing).toEqual(notYet);
});

test("docs/types.md has the rows of the cases, and no others", () => {
  const tables = tablesOf(cases);
  if (accepts) acceptTables(tables);
  expect(documentedTables()).toBe(tables);
});
