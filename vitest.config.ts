import { availableParallelism } from "node:os";
import { defineConfig } from "vitest/config";
import { SlowestFirst } from "./test/support/slowest-first.ts";

/** Tests of the runtime: they load in no time, and some change what belongs to the whole process. */
const runtime = ["crash", "durability", "journals", "owners", "runtime", "simulation"].map(
  (folder) => `test/${folder}/**/*.test.ts`,
);

export default defineConfig({
  test: {
    exclude: ["**/node_modules/**", "**/build/**", "**/dist/**", "**/fixtures/**"],
    // By itself vitest leaves one of two processors idle.
    maxWorkers: Math.max(2, availableParallelism() - 1),
    sequence: { sequencer: SlowestFirst },
    // Tests that compile or run other processes take seconds each, and more on a busy machine.
    testTimeout: 60_000,
    hookTimeout: 60_000,
    projects: [
      { extends: true, test: { name: "runtime", include: runtime } },
      {
        extends: true,
        test: {
          name: "compiler",
          include: ["test/**/*.test.ts", "examples/**/*.test.ts"],
          exclude: ["**/node_modules/**", "**/build/**", "**/dist/**", "**/fixtures/**", ...runtime],
          // Loading the compiler and the transformer takes seconds: files share them, and the libraries that were parsed.
          isolate: false,
        },
      },
    ],
  },
});
