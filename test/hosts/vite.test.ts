import { spawn } from "node:child_process";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { build, createServer, type Plugin } from "vite";
import { expect, onTestFinished, test } from "vitest";
import { coopy } from "./fixtures/fake-bundler-plugin.mjs";
import { createProject, type Project } from "./support/project.ts";
import { todoSources } from "./support/sources.ts";

test("vite builds the edits", async () => {
  const project = createProject({ files: todoSources });
  const result = await build({
    root: project.directory,
    configFile: false,
    logLevel: "silent",
    plugins: [coopy.vite()],
    build: { write: false, minify: false, lib: { entry: project.path("src/main.ts"), formats: ["es"] } },
  });
  expect(result).toMatchObject([{ output: [{ code: expect.stringContaining("Task first") }] }]);
});

test("a dev server serves a module again when only its edits changed, and tells its clients", async () => {
  const project = createProject({ files: todoSources });
  const { served, edited } = await serve(project);
  expect(await served("/src/task.ts")).toContain("Task first");
  expect(await edited("src/todo.ts", "tag: first", "tag: second")).toContain(project.path("src/task.ts"));
  expect(await served("/src/task.ts")).toContain("Task second");
});

test("a dev server shows a finding and recovers from it", async () => {
  const project = createProject({ files: todoSources });
  const { served, edited } = await serve(project);
  expect(await served("/src/task.ts")).toContain("Task first");
  await edited("src/todo.ts", "tag: first", "tag: forbidden");
  await expect(served("/src/task.ts")).rejects.toThrow("COOPY3101");
  await edited("src/todo.ts", "tag: forbidden", "tag: second");
  expect(await served("/src/task.ts")).toContain("Task second");
});

test("vitest runs the edits, and after a change those of other modules too", async () => {
  const project = createProject({
    files: {
      ...todoSources,
      "src/todo.test.ts": [
        'import { test } from "vitest";',
        'import "./todo.js";',
        "const { seen } = globalThis as unknown as { seen: string[] };",
        "// Names of failing tests are always printed.",
        'test("seen: " + seen.join(", "), () => { throw new Error(); });',
        "",
      ].join("\n"),
      "vitest.config.mjs": [
        'import { coopy } from "../../hosts/fixtures/fake-bundler-plugin.mjs";',
        "export default { plugins: [coopy.vite()] };",
        "",
      ].join("\n"),
    },
  });
  const reports = watchVitest(project);
  expect((await reports.next()).value).toContain("seen: Task first, TodoList first");
  project.edit("src/todo.ts", "tag: first", "tag: second");
  expect((await reports.next()).value).toContain("seen: Task second, TodoList second");
});

interface Server {
  /** The code that a client gets for an address. */
  served(address: string): Promise<string | undefined>;
  /** Edits a file, and resolves with the files of the modules that clients are then told to load again. */
  edited(file: string, from: string, to: string): Promise<readonly string[]>;
}

/** A dev server without a watcher: the changes it hears of are those of `edited`, one at a time. */
async function serve(project: Project): Promise<Server> {
  let updated: (files: readonly string[]) => void = () => {};
  const observer: Plugin = {
    name: "observer",
    hotUpdate({ modules }) {
      if (this.environment.name === "client") updated(modules.map((module) => module.file ?? ""));
    },
  };
  const server = await createServer({
    root: project.directory,
    configFile: false,
    logLevel: "silent",
    appType: "custom",
    server: { middlewareMode: true, ws: false, watch: null },
    optimizeDeps: { noDiscovery: true },
    plugins: [coopy.vite(), observer],
  });
  onTestFinished(() => server.close());
  return {
    served: async (address) => (await server.transformRequest(address))?.code,
    edited(file, from, to) {
      const update = new Promise<readonly string[]>((resolve) => {
        updated = resolve;
      });
      project.edit(file, from, to);
      server.watcher.emit("change", project.path(file));
      return update;
    },
  };
}

/** The output of `vitest --watch`, cut after each run. */
function watchVitest(project: Project): AsyncIterator<string, string> {
  const script = join(dirname(createRequire(import.meta.url).resolve("vitest/package.json")), "vitest.mjs");
  const child = spawn(process.execPath, [script, "--watch", "--no-color"], {
    cwd: project.directory,
    env: { ...process.env, CI: "", VITEST: "", NO_COLOR: "1" },
  });
  onTestFinished(() => void child.kill());
  child.stdout.setEncoding("utf8");
  const chunks = child.stdout[Symbol.asyncIterator]();
  return {
    async next() {
      let output = "";
      for (let chunk = await chunks.next(); !chunk.done; chunk = await chunks.next()) {
        output += chunk.value;
        if (/atching for file changes/.test(output)) return { done: false, value: output };
      }
      return { done: true, value: output };
    },
  };
}
