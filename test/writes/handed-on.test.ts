import { join } from "node:path";
import { test } from "vitest";
import type * as program from "../fixtures/hooks-handed-on/input/main.ts";
import { loadFixture } from "../transformer/fixture-project.ts";
import { expectUndone } from "./undone.ts";

const loaded = (await import(join(loadFixture("hooks-handed-on").build(), "main.js"))) as typeof program;

test.each(loaded.ways)("what functions write that were made or handed on is undone: %s", (way) =>
  expectUndone(loaded, way),
);
