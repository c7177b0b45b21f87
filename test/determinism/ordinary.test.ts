import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { checked } from "./programs.ts";

const directory = join(import.meta.dirname, "ordinary");
const names = readdirSync(directory).sort();
const program = checked(new Map(names.map((name) => [name, readFileSync(join(directory, name), "utf8")])));

test("ordinary code compiles", () => {
  expect(program.compilerErrors()).toEqual([]);
});

test("ordinary code is built without a word", () => {
  const said = program.diagnostics.map(({ code, message, place, chain }) => {
    const way = chain.map((step) => `${step.label} (${program.at(step.place)})`).join(" → ");
    return `${program.at(place)} ${code} ${message} via ${way}`;
  });
  expect(said).toEqual([]);
});

test("methods that write nothing are queries", () => {
  const found = program.model.systems.map(({ class: id, commands }) => [
    id.replace(/^.*#/, ""),
    commands.map(({ name }) => name).join(" "),
  ]);
  expect(Object.fromEntries(found)).toEqual({
    Bank: "open deposit transfer endOfDay close",
    Books: "open post reverse rate closeYear",
    Calendar: "schedule invite answer cancel move import",
    ChessGame: "begin play resign",
    Documents: "write happen define draw",
    // `shelves` and `abc` go through such a parameter as the methods of `Routes` do.
    Library: "join acquire lend renew giveBack reserve sweep shelves",
    // `crossings` fills a map of sets of its own through a method: that is not told apart from the state. The others
    // from `shortest` on go through a parameter of type Iterable, which might be a class with an iterator of its own.
    Routes: "build plan rename shortest islands meant byLength crossings inOrder",
    // `edits` asks such an iterator; `preview` hands a function to one that also gets functions that write.
    Sheet: "enter paste undo redo widen edits preview",
    Tournament: "register draw schedule report",
    // `labels` fills a map of its own, which `reduce` hands from call to call.
    Tracker: "invite report comment move assign assignAtRandom block labels",
    Warehouse: "define receive ship discardExpired rename reorderAt abc",
  });
});
