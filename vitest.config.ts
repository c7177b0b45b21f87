import { availableParallelism } from "node:os";
import { defineConfig } from "vitest/config";
import { SlowestFirst } from "./test/support/slowest-first.ts";

const never = ["**/node_modules/**", "**/build/**", "**/dist/**", "**/fixtures/**"];

/** Tests that compile nothing in this process: they load in no time, and some change what belongs to all of it. */
const runtime = [
  "test/{crash,durability,journals,owners,simulation}/**/*.test.ts",
  "test/runtime/!(class-codecs|identity|restoring|transient).test.ts",
];

export default defineConfig({
  test: {
    // By itself vitest leaves one of two processors idle.
    maxWorkers: Math.max(2, availableParallelism() - 1),
    sequence: { sequencer: SlowestFirst },
    // Tests that compile or run other processes take seconds each, and more on a busy machine.
    testTimeout: 60_000,
    hookTimeout: 60_000,
    projects: [
      { extends: true, test: { name: "runtime", include: runtime, exclude: never } },
      {
        extends: true,
        test: {
          name: "compiler",
          include: ["test/**/*.test.ts", "examples/**/*.test.ts"],
          exclude: [...never, ...runtime],
          // Loading the compiler and the transformer takes seconds: files share them, and the libraries they parsed.
          isolate: false,
        },
      },
    ],
  },
});
