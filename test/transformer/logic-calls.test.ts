import { expect, test } from "vitest";
import { checked } from "../determinism/programs.ts";

/** What a command calls without naming it. Each has a 1 that may become a 2. */
const programs: Readonly<Record<string, readonly [declarations: string, body: string]>> = {
  "the constructor of a base": [
    "class Base { amount = 1; } class Item extends Base {}",
    "this.total = new Item().amount;",
  ],
  "a setter": [
    "class Item { kept = 0; set amount(value: number) { this.kept = value * 1; } }",
    "const item = new Item(); item.amount = 3; this.total = item.kept;",
  ],
  "a class that a function makes": [
    `const counted = <T extends new (...all: any[]) => object>(base: T) => class extends base { amount = 1; };
     class Item extends counted(Object) {}`,
    "this.total = new Item().amount;",
  ],
  "an iterator": ["class Item { *[Symbol.iterator]() { yield 1; } }", "[this.total = 0] = new Item();"],
};

test.each(Object.entries(programs))("a fingerprint changes with %s", (_, [declarations, body]) => {
  const logicOf = (value: string) => {
    const text = `${declarations.replace("1", value)}
      /** @persistent */ export class System { total = 0; run(): void { ${body} } }`;
    return checked(new Map([["system.ts", text]])).model.systems[0]!.commands[0]!.logic;
  };
  expect(logicOf("1")).toBe(logicOf("1"));
  expect(logicOf("1")).not.toBe(logicOf("2"));
});
