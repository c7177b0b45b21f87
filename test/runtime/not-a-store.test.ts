import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { close, memory, open } from "coopy";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { Counter } from "./counter.ts";

let path: string;
beforeEach(() => {
  path = mkdtempSync(join(tmpdir(), "coopy-other-"));
});
afterEach(() => rmSync(path, { recursive: true }));

describe("a directory with other things in it", () => {
  test("is no store, and is left as it was", async () => {
    writeFileSync(join(path, "holiday.jpg"), "");
    writeFileSync(join(path, "journal.txt"), "");
    await expect(open(Counter, path)).rejects.toMatchObject({
      code: "COOPY5202",
      message: expect.stringContaining(
        `${path} holds other files (holiday.jpg and 1 more) and no store.`,
      ) as string,
    });
    expect(readdirSync(path).sort()).toEqual(["holiday.jpg", "journal.txt"]);
  });

  test("may hold what systems and tools leave", async () => {
    for (const name of [".DS_Store", ".gitkeep", "LOCK", "LOCK-3"]) writeFileSync(join(path, name), "");
    mkdirSync(join(path, "lost+found"));
    await close(await open(Counter, path));
    expect(readdirSync(path)).toEqual(expect.arrayContaining([".DS_Store", ".gitkeep", "lost+found"]));
  });

  test("is opened when a store is there too", async () => {
    await close(await open(Counter, path));
    writeFileSync(join(path, "notes.md"), "");
    await close(await open(Counter, path));
  });

  test("is refused in every storage", async () => {
    const storage = memory();
    await (await storage.create("other")).close();
    await expect(open(Counter, storage)).rejects.toMatchObject({ code: "COOPY5202" });
  });
});
