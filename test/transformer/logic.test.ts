import { describe, expect, test } from "vitest";
import { askedIn, fingerprintAmong, fingerprintWithHelpers } from "./logic-units.ts";

const withHelper = (helper: string) => `${helper} class T { x: any; run() { this.x = twice(1); } }`;
const twice = "function twice(a: any) { return a * 2; }";

describe("a fingerprint", () => {
  test("has 16 hexadecimal digits, and is the same in every version of the transformer", () => {
    expect(fingerprintAmong([{ id: 0, code: ["(Block", ")"] }], 0)).toBe("4ae58ae29560df4e");
  });

  test("does not depend on how units are numbered and in which order they are given", () => {
    const first = { id: 7, code: ["call", 3, 9] };
    const second = { id: 3, code: ["one", 9] };
    const third = { id: 9, code: ["two"] };
    const renumbered = [
      { id: 1, code: ["call", 2, 3] },
      { id: 2, code: ["one", 3] },
      { id: 3, code: ["two"] },
    ];
    expect(fingerprintAmong([third, first, second], 7)).toBe(fingerprintAmong(renumbered, 1));
  });

  test("tells which of two units stands where", () => {
    const units = (code: readonly (string | number)[]) => [
      { id: 0, code },
      { id: 1, code: ["one"] },
      { id: 2, code: ["two"] },
    ];
    expect(fingerprintAmong(units([1, 2]), 0)).not.toBe(fingerprintAmong(units([2, 1]), 0));
    expect(fingerprintAmong(units([1, 1, 2]), 0)).not.toBe(fingerprintAmong(units([1, 2, 2]), 0));
  });

  test("tells a text from the number of a unit, and one text from two", () => {
    const helper = { id: 1, code: [] };
    expect(fingerprintAmong([{ id: 0, code: ["1"] }], 0)).not.toBe(
      fingerprintAmong([{ id: 0, code: [1] }, helper], 0),
    );
    expect(fingerprintAmong([{ id: 0, code: ["a", "b"] }], 0)).not.toBe(
      fingerprintAmong([{ id: 0, code: ["ab"] }], 0),
    );
  });

  test("ends where units name each other in circles", () => {
    const circle = (text: string) => [
      { id: 0, code: ["a", 1] },
      { id: 1, code: [text, 0, 1] },
    ];
    expect(fingerprintAmong(circle("b"), 0)).toBe(fingerprintAmong(circle("b"), 0));
    expect(fingerprintAmong(circle("b"), 0)).not.toBe(fingerprintAmong(circle("c"), 0));
  });

  test("changes with what else a unit depends on", () => {
    const using = (version: string) => fingerprintAmong([{ id: 0, code: ["call", version] }], 0);
    expect(using("lodash@4.17.21")).not.toBe(using("lodash@4.17.20"));
  });

  test("does not change with units that nothing names", () => {
    const root = { id: 0, code: ["a"] };
    expect(fingerprintAmong([root, { id: 1, code: ["b"] }], 0)).toBe(fingerprintAmong([root], 0));
  });
});

test("what may name other units is asked for: all names but those of locals, types and keys", () => {
  const text = `
import { twice, type Amount } from "./b";
class Base { constructor(a: any) {} }
class T {
  run(a: Amount, { total = zero, inner: { deep } }: Named) {
    const b: Amount = twice(a.field);
    if (total) this["quoted"](deep as Amount, { key: b, [computed]: 1, shorthand });
    return class Local extends Base { own = 1; constructor() { super(b); super.call(); } };
  }
}`;
  expect(askedIn(text)).toEqual([
    ...["total = zero", "zero", "inner: { deep }", "deep"],
    ...["twice", "field"],
    ...['"quoted"', "computed", "shorthand"],
    ...["Base", "super", "call"],
  ]);
});

describe("helpers of a command", () => {
  const before = fingerprintWithHelpers({ "/a.ts": withHelper(twice) });

  test("may have another name", () => {
    const text = withHelper(twice).replaceAll("twice", "double");
    expect(fingerprintWithHelpers({ "/a.ts": text })).toBe(before);
  });

  test("may stand elsewhere in the file", () => {
    expect(fingerprintWithHelpers({ "/a.ts": `${withHelper("")} ${twice}` })).toBe(before);
  });

  test.each([
    ["by its name", 'import { twice } from "./b"; ', "twice(1)"],
    ["by another name", 'import { twice as double } from "./b"; ', "double(1)"],
    ["with all of its module", 'import * as b from "./b"; ', "b.twice(1)"],
  ])("may stand in another file, imported %s", (_, imports, call) => {
    const files = { "/a.ts": imports + withHelper("").replace("twice(1)", call), "/b.ts": `export ${twice}` };
    expect(fingerprintWithHelpers(files)).toBe(before);
  });

  test("may be classes, constants that are functions, and fields with initialisers", () => {
    const using = (name: string, field: string, value: number) =>
      fingerprintWithHelpers({
        "/a.ts": `class ${name} { ${field} = make(); } const make = (): number => ${value};
          class T { run() { return new ${name}().${field}; } }`,
      });
    expect(using("Sum", "amount", 1)).toBe(using("Total", "amount", 1));
    expect(using("Sum", "amount", 1)).not.toBe(using("Sum", "amount", 2));
    expect(using("Sum", "amount", 1)).not.toBe(using("Sum", "other", 1));
  });

  test("may call themselves", () => {
    const down = (name: string) =>
      withHelper(`function ${name}(a: any): any { return a && ${name}(a - 1); }`).replace("twice", name);
    expect(fingerprintWithHelpers({ "/a.ts": down("down") })).toBe(
      fingerprintWithHelpers({ "/a.ts": down("fall") }),
    );
  });

  test("count with their bodies, and with those of what they call", () => {
    expect(fingerprintWithHelpers({ "/a.ts": withHelper(twice.replace("2", "3")) })).not.toBe(before);
    const deep = (factor: number) =>
      fingerprintWithHelpers({
        "/a.ts": `const factor = ${factor}; ${withHelper(twice.replace("2", "factor"))}`,
      });
    expect(deep(2)).toBe(deep(2));
    expect(deep(2)).not.toBe(deep(3));
  });
});
