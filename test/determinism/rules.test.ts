import { describe, expect, test } from "vitest";
import { rules } from "../../transformer/src/effects/rules.ts";
import { checked } from "./programs.ts";
import { type Case, groupNames, readCases } from "./read-cases.ts";

/** What users see of the rules for queries and arguments. */
const codes: Readonly<Record<string, string>> = {
  COOPY3201: "QRY201",
  COOPY3204: "QRY202",
  COOPY3205: "QRY203",
  COOPY3206: "QRY204",
  COOPY2001: "CMD301",
};

describe.each(groupNames)("%s", (group) => {
  const cases = readCases(group);
  const folderOf = (one: Case) => `case${cases.indexOf(one)}`;
  const program = checked(
    new Map(
      cases.flatMap((one) =>
        [...one.files].map(([name, text]) => [`${folderOf(one)}/${name}`, text] as const),
      ),
    ),
  );

  test("its programs compile", () => {
    const named = (error: string) => `${cases[Number(/\d+/.exec(error)![0])]!.name}: ${error}`;
    expect(program.compilerErrors().map(named)).toEqual([]);
  });

  test.each(cases)("$rule: $name", (one) => {
    const all = one.isStrict ? program.strictDiagnostics : program.diagnostics;
    const found = all.flatMap(({ code, place }) => {
      const [folder, ...file] = program.at(place).split("/");
      const rule = codes[code] ?? code.replace("COOPY31", "DET1");
      return folder === folderOf(one) ? [`${rule} @ ${file.join("/")}`] : [];
    });
    expect([...new Set(found)].sort()).toEqual(one.expected);
    // What a hook does is said of what it does.
    const isOfRule = (line: string) => line.startsWith(one.rule) || one.rule === "DET183";
    expect(one.expected.some(isOfRule)).toBe(one.isCaught);
  });
});

test("each rule has three programs that break it, and two that only look like it", () => {
  const cases = groupNames.flatMap(readCases);
  // Packages have tests of their own.
  const own = Object.keys(rules).filter((rule) => rule !== "DET113" && rule !== "DET124");
  const all = [...own, "DET183", "QRY201", "QRY202", "QRY203", "QRY204", "CMD301"];
  const lacking = all.flatMap((rule) => {
    const ofRule = cases.filter((one) => one.rule === rule);
    const caught = ofRule.filter(({ isCaught }) => isCaught).length;
    const passed = ofRule.length - caught;
    return caught >= 3 && passed >= 2 ? [] : [`${rule}: ${caught} caught, ${passed} passed`];
  });
  expect(lacking).toEqual([]);
});
