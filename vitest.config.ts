import { availableParallelism } from "node:os";
import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    include: ["test/**/*.test.ts", "examples/**/*.test.ts"],
    exclude: ["**/node_modules/**", "**/build/**", "**/dist/**", "**/fixtures/**"],
    // By itself vitest leaves one of two processors idle.
    maxWorkers: Math.max(2, availableParallelism() - 1),
    // Tests that compile or run other processes take seconds each, and more on a busy machine.
    testTimeout: 60_000,
    hookTimeout: 60_000,
  },
});
