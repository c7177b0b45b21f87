import { describe, expect, test } from "vitest";
import type { Diagnostic } from "../../transformer/src/diagnostics.ts";
import { seedFrom } from "../support/seed.ts";
import { sampleOf } from "./injection/injections.ts";
import { groupBy } from "./ordinary/collections.ts";
import { checked } from "./programs.ts";

const seed = seedFrom("FUZZ_SEED");
/** Which of the seed's injections, for one alone. */
const only = process.env["FUZZ_INJECTION"];
const count = Number(process.env["FUZZ_INJECTIONS"] ?? 80);

const indexes = only === undefined ? Array.from({ length: count }, (_, index) => index) : [Number(only)];
const sample = sampleOf(seed, indexes);

describe(`random ways to a source (again: npm run fuzz -- determinism --seed=${seed})`, () => {
  const clean = checked(sample.clean);
  const spoilt = checked(sample.spoilt);
  /** Findings by the name of the command in whose line they are; under "" what is elsewhere. */
  const found = groupBy(spoilt.diagnostics, ({ place }) => {
    const [file, line] = spoilt.at(place).split(":");
    const text = sample.spoilt.get(file!)!.split("\n")[Number(line) - 1];
    return /^ {2}(run\d+)\(/.exec(text!)?.[1] ?? "";
  });

  test("the programs compile", () => {
    expect(clean.compilerErrors()).toEqual([]);
    expect(spoilt.compilerErrors()).toEqual([]);
  });

  test.runIf(count >= 60 && only === undefined)("there are fifty classes and more", () => {
    expect([...sample.clean.values()].join("").match(/^export .*\bclass /gm)!.length).toBeGreaterThan(50);
  });

  test("nothing is said of the same ways to something harmless", () => {
    expect(clean.diagnostics.map(told)).toEqual([]);
  });

  test.each(sample.injections)(`--seed=${seed} --injection=$index: $way`, ({ index, codes, lengthMin }) => {
    const own = found.get(`run${index}`) ?? [];
    expect(own.length).toBeGreaterThan(0);
    for (const one of own) {
      expect(codes).toContain(one.code);
      expect(one.chain[0]!.label).toBe(`System.run${index}`);
      expect(one.chain.length, told(one)).toBeGreaterThanOrEqual(lengthMin);
    }
  });

  test("nothing is found outside of the commands", () => {
    expect((found.get("") ?? []).map(told)).toEqual([]);
  });
});

function told({ code, message, chain }: Diagnostic): string {
  return `${code} ${message} via ${chain.map(({ label }) => label).join(" → ")}`;
}
