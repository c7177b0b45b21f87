import { coopy } from "@coopy/transformer/esbuild";
import { build as esbuild } from "esbuild";
import { expect, test } from "vitest";
import { createProject, type Project, type TypeScriptVersion, typeScripts } from "./support/project.ts";
import { node, tspc } from "./support/tspc.ts";

/** The program of the first page of the documentation. */
const files = {
  "src/todo.ts": `export interface Task { name: string; description: string }

/** @persistent */
export class TodoList {
  tasks: Task[] = [];
  addTask(name: string, description: string): void {
    this.tasks.push({ name, description });
  }
}
`,
  "src/main.ts": `import { open } from "coopy";
import { TodoList } from "./todo.js";

declare const console: { log(value: unknown): void };
const todos = await open(TodoList, "data/todos");
await todos.addTask("Some Task Name", "A Task Description");
console.log(todos.tasks.length);
`,
};

test.each(Object.keys(typeScripts) as TypeScriptVersion[])(
  "what tspc of TypeScript %s compiles is durable",
  async (typeScript) => {
    const project = createProject({ files, plugin: "@coopy/transformer", typeScript });
    expect(await tspc(project)).toEqual({ exitCode: 0, output: "" });
    await expectDurable(project, "out/main.js");
  },
);

test("what a bundler makes is durable", async () => {
  const project = createProject({ files });
  await esbuild({
    entryPoints: [project.path("src/main.ts")],
    outfile: project.path("out/bundle.js"),
    plugins: [coopy({ tsconfig: project.path("tsconfig.json") })],
    bundle: true,
    platform: "node",
    format: "esm",
  });
  await expectDurable(project, "out/bundle.js");
});

async function expectDurable(project: Project, script: string): Promise<void> {
  expect(await node(project, script)).toEqual({ exitCode: 0, output: "1\n" });
  expect(await node(project, script)).toEqual({ exitCode: 0, output: "2\n" });
}
