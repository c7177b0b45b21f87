import { availableParallelism } from "node:os";
import { coopy } from "@coopy/transformer/vite";
import { defineConfig } from "vitest/config";
import { SlowestFirst } from "./test/support/slowest-first.ts";

const never = ["**/node_modules/**", "**/build/**", "**/dist/**", "**/fixtures/**"];

/** Tests that compile nothing in this process: they load in no time, and some change what belongs to all of it. */
const runtime = [
  "test/{crash,durability,journals,owners,simulation}/**/*.test.ts",
  "test/runtime/!(class-codecs|identity|restoring|transient).test.ts",
];

/** The tests of examples know nothing of coopy. They hold of the classes as they are, and of those that it compiled. */
const compiledExamples = ["todo", "wiki"].map((name) => ({
  extends: true as const,
  plugins: [coopy({ tsconfig: `examples/${name}/tsconfig.json` })],
  test: { name: `${name}, compiled`, include: [`examples/${name}/test/**/*.test.ts`] },
}));

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
      ...compiledExamples,
    ],
  },
});
