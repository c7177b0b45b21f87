import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { seedFrom } from "../support/seed.ts";
import { compileModels } from "./graphs/compile.ts";
import { live, type Model, steps } from "./graphs/story.ts";

const seed = seedFrom("FUZZ_SEED");
/** Which of the seed's models, for one alone. */
const only = process.env["FUZZ_MODEL"];
const modelCount = Number(process.env["FUZZ_MODELS"] ?? 6);
const runCount = Number(process.env["FUZZ_RUNS"] ?? 15);

const indexes = only === undefined ? Array.from({ length: modelCount }, (_, index) => index) : [Number(only)];
const project = compileModels(seed, indexes);

describe(`random models (again: npm run fuzz -- graphs --seed=${seed})`, () => {
  test("are compiled without a finding, to code that the strictest compiler accepts", () => {
    expect(project.diagnostics).toBe("");
    expect(project.compilerErrors()).toEqual([]);
  });

  const output = project.build();
  test.each(indexes)(
    `lived, replayed and restored are the same: --seed=${seed} --model=%i`,
    async (index) => {
      const model = (await import(/* @vite-ignore */ join(output, `model${index}.js`))) as Model;
      await fc.assert(
        fc.asyncProperty(steps, (plan) => live(model, plan)),
        { seed, numRuns: runCount },
      );
    },
  );
});
