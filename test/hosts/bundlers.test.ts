import { SourceMap } from "node:module";
import { relative } from "node:path";
import * as esbuild from "esbuild";
import { rolldown } from "rolldown";
import { type OutputChunk, type Plugin, type RollupWatcher, rollup, watch } from "rollup";
import { expect, onTestFinished, test } from "vitest";
import { coopy } from "./fixtures/fake-bundler-plugin.mjs";
import { createProject, type Project } from "./support/project.ts";
import { todoSources } from "./support/sources.ts";

test("rollup bundles the edits, and its map reaches the user's line and column", async () => {
  const project = createProject({ files: todoSources });
  const bundle = await rollup(rollupInput(project));
  const { output } = await bundle.generate({ sourcemap: true });
  expect(output[0].code).toContain('"TodoList first"');
  expectMapped(output[0]);
});

test("rollup fails on a finding and shows place, frame, chain and fix", async () => {
  const project = createProject({ files: todoSources });
  project.edit("src/todo.ts", "tag: first", "tag: forbidden");
  const failure: unknown = await rollup(rollupInput(project)).catch((error) => error);
  expect(failure).toMatchObject({
    code: "PLUGIN_ERROR",
    pluginCode: "COOPY3101",
    id: project.path("src/todo.ts"),
  });
  expect((failure as Error).message.replaceAll(`${relative(".", project.directory)}/`, "")).toContain(
    [
      "error COOPY3101: Todo.add is not deterministic: Date.now() reads the wall clock.",
      "  src/task.ts:5:12",
      "  4 |   stamp(): number {",
      "> 5 |     return Date.now();",
      "    |            ^^^^^^^^^^ use clock.nowMs()",
      "  via Todo.add (src/todo.ts:7:8)",
      "  fix: Use clock.nowMs().",
    ].join("\n"),
  );
});

test("a finding in the module at hand is reported at its line", async () => {
  const project = createProject({ files: todoSources });
  project.edit("src/todo.ts", "tag: first", "tag: forbidden");
  const input = project.path("src/task.ts");
  await expect(rollup({ ...rollupInput(project), input })).rejects.toMatchObject({
    loc: { file: input, line: 5, column: 11 },
  });
});

test("rollup goes on after a warning", async () => {
  const project = createProject({ files: todoSources });
  project.edit("src/task.ts", "return Date.now();", "return Date.now(); // warn");
  const warnings: string[] = [];
  const bundle = await rollup({
    ...rollupInput(project),
    onwarn: (warning) => warnings.push(warning.message),
  });
  expect((await bundle.generate({})).output[0].code).toContain('"Task first"');
  expect(warnings).toHaveLength(1);
  expect(warnings[0]).toContain("warning COOPY3101");
});

test("rollup --watch builds a module again when only its edits changed", async () => {
  const project = createProject({ files: todoSources });
  const watcher = watch({ ...rollupInput(project), output: { file: project.path("out/bundle.js") } });
  onTestFinished(() => watcher.close());
  await built(watcher);
  expect(project.read("out/bundle.js")).toContain('"Task first"');

  const next = built(watcher);
  project.edit("src/todo.ts", "tag: first", "tag: second");
  await next;
  expect(project.read("out/bundle.js")).toContain('"Task second"');
});

test("a type error of the user's is not the plugin's business", async () => {
  const project = createProject({ files: todoSources });
  project.edit("src/main.ts", 'list.add("one")', "list.add(1)");
  const bundle = await rollup(rollupInput(project));
  expect((await bundle.generate({})).output[0].code).toContain('"Task first"');
});

test("a module outside the tsconfig's files is edited too", async () => {
  const project = createProject({ files: todoSources });
  project.write(
    "tsconfig.json",
    JSON.stringify({ compilerOptions: { strict: true }, files: ["src/todo.ts"] }),
  );
  project.edit("src/main.ts", "const list", "export class Late {}\nconst list");
  const bundle = await rollup(rollupInput(project));
  expect((await bundle.generate({})).output[0].code).toContain('"Late first"');
});

test("a tsconfig that only refers to others stands for them", async () => {
  const project = createProject({ files: todoSources });
  project.write("tsconfig.app.json", project.read("tsconfig.json"));
  project.write(
    "tsconfig.json",
    JSON.stringify({ files: [], references: [{ path: "./tsconfig.app.json" }] }),
  );
  const bundle = await rollup(rollupInput(project));
  expect((await bundle.generate({})).output[0].code).toContain('"Task first"');
});

test("rolldown bundles the edits", async () => {
  const project = createProject({ files: todoSources });
  const bundle = await rolldown({
    input: project.path("src/main.ts"),
    plugins: [coopy.rolldown({ tsconfig: project.path("tsconfig.json") })],
    resolve: { extensionAlias: { ".js": [".ts"] } },
  });
  const { output } = await bundle.generate({ sourcemap: true });
  expect(output[0].code).toContain("Task first");
  expectMapped(output[0]);
});

test("esbuild bundles the edits and builds again what a change elsewhere alters", async () => {
  const project = createProject({ files: todoSources });
  const context = await esbuild.context({
    entryPoints: [project.path("src/main.ts")],
    plugins: [coopy.esbuild({ tsconfig: project.path("tsconfig.json") })],
    bundle: true,
    write: false,
    logLevel: "silent",
  });
  onTestFinished(() => context.dispose());
  expect((await context.rebuild()).outputFiles[0]!.text).toContain('"Task first"');

  project.edit("src/todo.ts", "tag: first", "tag: second");
  expect((await context.rebuild()).outputFiles[0]!.text).toContain('"Task second"');

  project.edit("src/todo.ts", "tag: second", "tag: forbidden");
  await expect(context.rebuild()).rejects.toThrow("COOPY3101");
});

function rollupInput(project: Project) {
  return {
    input: project.path("src/main.ts"),
    plugins: [coopy.rollup({ tsconfig: project.path("tsconfig.json") }), stripTypes],
  };
}

/** What a user's own TypeScript plugin does after ours. */
const stripTypes: Plugin = {
  name: "strip-types",
  async resolveId(specifier, importer) {
    if (!specifier.startsWith(".")) return null;
    return this.resolve(specifier.replace(/\.js$/, ".ts"), importer, { skipSelf: true });
  },
  async transform(code) {
    const result = await esbuild.transform(code, { loader: "ts", sourcemap: "external", target: "es2022" });
    return { code: result.code, map: result.map };
  },
};

function expectMapped(chunk: Pick<OutputChunk, "code"> & { readonly map: unknown }): void {
  const map = new SourceMap(chunk.map as ConstructorParameters<typeof SourceMap>[0]);
  const before = chunk.code.slice(0, chunk.code.indexOf("new Error(")).split("\n");
  const entry = map.findEntry(before.length - 1, before.at(-1)!.length);
  expect(entry).toMatchObject({
    originalSource: expect.stringMatching(/todo\.ts$/),
    originalLine: 11,
    originalColumn: 27,
  });
}

function built(watcher: RollupWatcher): Promise<void> {
  return new Promise((resolve, reject) => {
    const listen = (event: Parameters<Parameters<typeof watcher.on<"event">>[1]>[0]) => {
      if (event.code === "ERROR") reject(event.error);
      if (event.code !== "END") return;
      watcher.off("event", listen);
      resolve();
    };
    watcher.on("event", listen);
  });
}
