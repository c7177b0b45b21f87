import { join } from "node:path";
import { test } from "vitest";
import type * as program from "../fixtures/narrowing/input/main.ts";
import { loadFixture } from "../transformer/fixture-project.ts";
import { expectUndone } from "./undone.ts";

const loaded = (await import(join(loadFixture("narrowing").build(), "main.js"))) as typeof program;

test.each(loaded.ways)("what is assigned and then read as what it is now is undone: %s", (way) =>
  expectUndone(loaded, way, (object) =>
    object instanceof loaded.Ledger ? [object.open, object.secret] : [],
  ),
);
