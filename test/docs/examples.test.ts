import { execFileSync, spawn } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, expect, test } from "vitest";

const root = fileURLToPath(new URL("../..", import.meta.url));
mkdirSync(join(root, "test/.tmp"), { recursive: true });
const directory = mkdtempSync(join(root, "test/.tmp/guide-"));
afterAll(() => rmSync(directory, { recursive: true }));

test("the README shows the class and the program of examples/todo", () => {
  const [todo, main] = codeOf("README.md", "ts");
  expect(todo?.replace(/^\/\/.*\n/, "")).toBe(readFileSync(join(root, "examples/todo/src/todo.ts"), "utf8"));
  const calls = (text: string) => text.match(/await \w+[^;]*/g);
  const program = readFileSync(join(root, "examples/todo/src/main.ts"), "utf8");
  expect(calls(program)).toEqual(expect.arrayContaining(calls(main!)!));
});

test("the program of the guide compiles as the guide says, is killed, and goes on", async () => {
  const [configuration] = codeOf("docs/getting-started.md", "json");
  writeFileSync(join(directory, "tsconfig.json"), configuration!);
  writeFileSync(join(directory, "package.json"), '{ "name": "guide", "type": "module" }');
  mkdirSync(join(directory, "src"));
  for (const code of codeOf("docs/getting-started.md", "ts")) {
    const [, name] = /^\/\/ (src\/\S+)/.exec(code) ?? [];
    if (name !== undefined) writeFileSync(join(directory, name), code);
  }
  execFileSync("npx", ["tspc", "-p", directory], { stdio: "inherit" });
  expect(await runUntilKilled(3)).toEqual([
    "Found 0 entries.",
    "1 entries on disk.",
    "2 entries on disk.",
    "3 entries on disk.",
  ]);
  expect((await runUntilKilled(1)).slice(0, 2)).toEqual(["Found 3 entries.", "4 entries on disk."]);
});

/** The fenced blocks of a language in a document. */
function codeOf(file: string, language: string): readonly string[] {
  const text = readFileSync(join(root, file), "utf8");
  return [...text.matchAll(new RegExp(`^\`\`\`${language}\\n(.*?)^\`\`\``, "gms"))].map(([, code]) => code!);
}

/** Runs the guide's program, kills it once it has said so many entries are on disk, and returns what it said. */
function runUntilKilled(entryCount: number): Promise<readonly string[]> {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, ["build/main.js"], {
      cwd: directory,
      stdio: ["ignore", "pipe", "inherit"],
    });
    let said = "";
    child.stdout.setEncoding("utf8").on("data", (text: string) => {
      said += text;
      if (said.split("on disk.\n").length > entryCount) child.kill("SIGKILL");
    });
    child.on("close", () => resolve(said.trim().split("\n")));
  });
}
