import { SourceMap } from "node:module";
import { expect, test } from "vitest";
import { createProject, type Project } from "./support/project.ts";
import { todoSources } from "./support/sources.ts";
import { node, tspc } from "./support/tspc.ts";

const thrown = 'Error("a task without a name")';

test.each([
  { sourceMap: true, inlineSources: true },
  { inlineSourceMap: true, inlineSources: true },
])("a stack and every word of a map reach the user's line and column with %o", async (compilerOptions) => {
  const project = createProject({ files: todoSources, compilerOptions });
  expect(await tspc(project)).toEqual({ exitCode: 0, output: "" });

  const { output } = await node(project, "out/main.js");
  expect(output).toContain(`${project.path("src/todo.ts")}:12:28`);
  expect(output).toContain(`${project.path("src/main.ts")}:7:6`);

  const map = mapOf(project, "out/todo.js");
  expect(map.payload.sources).toEqual(["../src/todo.ts"]);
  expect(map.payload.sourcesContent).toEqual([todoSources["src/todo.ts"]]);
  const script = project.read("out/todo.js");
  for (const word of ["TodoList {", "tasks = ", "this.tasks", "new Task", thrown]) {
    const { line, column } = placeOf(script, word);
    const entry = map.findEntry(line, column);
    expect(entry).toMatchObject(
      originalPlace(placeOf(todoSources["src/todo.ts"], word.replace("tasks = ", "tasks: "))),
    );
  }
});

test("generated lines map to nothing", async () => {
  const project = createProject({ files: todoSources, compilerOptions: { sourceMap: true } });
  await tspc(project);
  const { line } = placeOf(project.read("out/todo.js"), "function $seen");
  const map = mapOf(project, "out/todo.js");
  expect(map.payload.mappings.split(";").slice(line).join("")).toBe("");
});

interface Position {
  readonly line: number;
  readonly column: number;
}

function originalPlace({ line, column }: Position) {
  return { originalLine: line, originalColumn: column };
}

/** Line and column, both from 0. */
function placeOf(text: string, word: string): Position {
  const lines = text.slice(0, text.indexOf(word)).split("\n");
  return { line: lines.length - 1, column: lines.at(-1)!.length };
}

function mapOf(project: Project, script: string): SourceMap {
  const inline = /sourceMappingURL=data:application\/json;base64,(.+)$/m.exec(project.read(script))?.[1];
  const json =
    inline === undefined ? project.read(`${script}.map`) : Buffer.from(inline, "base64").toString();
  return new SourceMap(JSON.parse(json));
}
