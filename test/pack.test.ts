import { type ChildProcess, execFileSync, spawn } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { createInterface } from "node:readline";
import { afterAll, beforeAll, describe, expect, test } from "vitest";

/**
 * As a stranger would: packed tarballs in a folder far from this one, a class of their own, one line of tsconfig.
 */
const repository = join(import.meta.dirname, "..");
const home = mkdtempSync(join(tmpdir(), "coopy-stranger-"));
const project = join(home, "project");

const files: Readonly<Record<string, string>> = {
  "package.json": JSON.stringify({ name: "stranger", private: true, type: "module" }),
  "tsconfig.json": JSON.stringify({
    compilerOptions: {
      target: "ES2022",
      module: "nodenext",
      strict: true,
      noUnusedLocals: true,
      exactOptionalPropertyTypes: true,
      verbatimModuleSyntax: true,
      skipLibCheck: false,
      types: ["node"],
      outDir: "dist",
      rootDir: "src",
      plugins: [{ transform: "@coopy/transformer", transformProgram: true }],
    },
    include: ["src"],
  }),
  "src/guestbook.ts": `
import { Visitor } from "./visitor.js";

/** @persistent */
export class Guestbook {
  visitors: Visitor[] = [];
  byName = new Map<string, Visitor>();

  sign(name: string, message?: string): number {
    const known = this.byName.get(name);
    const visitor = known ?? new Visitor(name);
    visitor.sign(message);
    if (known === undefined) {
      this.visitors.push(visitor);
      this.byName.set(name, visitor);
    }
    return this.visitors.length;
  }
}
`,
  "src/visitor.ts": `
export class Visitor {
  private count = 0;
  messages: string[] = [];
  constructor(readonly name: string) {}
  sign(message: string | undefined): void {
    this.count++;
    if (message !== undefined) this.messages.push(message);
  }
}
`,
  "src/main.ts": `
import { open, status } from "coopy";
import { Guestbook } from "./guestbook.js";

const book = await open(Guestbook, "data/guestbook");
const same = book.visitors.every((visitor) => book.byName.get(visitor.name) === visitor);
console.log(JSON.stringify({ names: book.visitors.map(({ name }) => name), same, recovery: status(book).recovery }));
if (process.argv[2] === "sign") {
  for (let number = book.visitors.length; ; number++) {
    void book.sign(\`guest \${number}\`, "hello").then((count) => console.log(count));
    if (number % 8 === 0) await new Promise((resolve) => setTimeout(resolve, 1));
  }
}
process.exit();
`,
  "vite.config.mjs": `
import { coopy } from "@coopy/transformer/vite";
export default { plugins: [coopy()], logLevel: "warn", build: { ssr: "src/main.ts", outDir: "bundle" } };
`,
};

beforeAll(() => {
  mkdirSync(home, { recursive: true });
  const tarballs = ["runtime", "transformer", "cli"].map((folder) => {
    const output = npm(["pack", "--json", "--pack-destination", home], join(repository, folder));
    return join(home, (JSON.parse(output) as { filename: string }[])[0]!.filename);
  });
  for (const [file, text] of Object.entries(files)) {
    mkdirSync(dirname(join(project, file)), { recursive: true });
    writeFileSync(join(project, file), text);
  }
  const tools = ["typescript@6.0.3", "ts-patch@3.3.0", "@types/node@20", "vite@8"];
  npm(["install", "--prefer-offline", "--no-audit", "--no-fund", ...tarballs, ...tools], project);
}, 180_000);

afterAll(() => rmSync(home, { recursive: true, force: true }));

describe("a stranger with the packed packages", () => {
  test("compiles with tspc, is killed in mid-flight, and gets the state back", async () => {
    tool("tspc", []);
    await getsBackWhatWasAcknowledged("dist/main.js");
  });

  test("sees the build refuse what could not be replayed", () => {
    const file = join(project, "src/guestbook.ts");
    writeFileSync(
      file,
      files["src/guestbook.ts"]!.replace("visitor.sign(message)", "visitor.sign(String(Date.now()))"),
    );
    const output = failing(() => tool("tspc", ["--noEmit", "--skipLibCheck"]));
    writeFileSync(file, files["src/guestbook.ts"]!);
    expect(output).toContain("src/guestbook.ts(");
    expect(output).toContain("COOPY3101");
  });

  test("bundles with vite, is killed in mid-flight, and gets the state back", async () => {
    rmSync(join(project, "data"), { recursive: true, force: true });
    tool("vite", ["build"]);
    await getsBackWhatWasAcknowledged("bundle/main.js");
  });

  test("checks the project and looks into the store from the command line", () => {
    tool("coopy", ["check"]);
    expect(tool("coopy", ["inspect", "data/guestbook"])).toContain("Guestbook");
  });
});

async function getsBackWhatWasAcknowledged(program: string): Promise<void> {
  let acknowledged = 0;
  for (let round = 0; round < 3; round++) {
    const child = spawn(process.execPath, [program, "sign"], {
      cwd: project,
      stdio: ["ignore", "pipe", "inherit"],
    });
    const lines = createInterface({ input: child.stdout! })[Symbol.asyncIterator]();
    const first = JSON.parse((await lines.next()).value as string) as Start;
    expect(first.names.length).toBeGreaterThanOrEqual(acknowledged);
    for (let count = 0; count < 50; count++) acknowledged = Number((await lines.next()).value);
    await kill(child);
    for await (const line of lines) acknowledged = Number(line);
  }
  const last = JSON.parse(
    execFileSync(process.execPath, [program], { cwd: project, encoding: "utf8" }),
  ) as Start;
  expect(last.names.length).toBeGreaterThanOrEqual(acknowledged);
  expect(last.names).toEqual(last.names.map((_, index) => `guest ${index}`));
  expect(last.same).toBe(true);
}

interface Start {
  readonly names: readonly string[];
  readonly same: boolean;
}

function kill(child: ChildProcess): Promise<void> {
  return new Promise((resolve) => {
    child.once("exit", () => resolve());
    child.kill("SIGKILL");
  });
}

function npm(args: readonly string[], cwd: string): string {
  return execFileSync("npm", [...args], { cwd, encoding: "utf8", stdio: ["ignore", "pipe", "pipe"] });
}

/** Runs a program that the project installed. */
function tool(name: string, args: readonly string[]): string {
  const program = join(project, "node_modules/.bin", name);
  return execFileSync(program, [...args], {
    cwd: project,
    encoding: "utf8",
    stdio: ["ignore", "pipe", "pipe"],
  });
}

function failing(run: () => string): string {
  try {
    return `it did not fail: ${run()}`;
  } catch (error) {
    const { stdout, stderr } = error as { stdout: string; stderr: string };
    return stdout + stderr;
  }
}
