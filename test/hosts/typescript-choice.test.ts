import { openLiveProgram, typeScriptApi } from "@coopy/transformer/hosts";
import ts from "typescript";
import { expect, test } from "vitest";
import { createProject, typeScripts } from "./support/project.ts";
import { todoSources } from "./support/sources.ts";

test.each(Object.entries(typeScripts))(
  "a project with TypeScript %s is analysed by it",
  (version, { home }) => {
    expect(typeScriptApi(home).ts.version).toBe(version);
  },
);

test("a project with TypeScript 7 is analysed by the TypeScript that ts-morph carries", () => {
  const project = createProject({ files: todoSources });
  project.write("node_modules/typescript/package.json", '{ "name": "typescript", "version": "7.0.2" }');
  const api = typeScriptApi(project.directory);
  expect(api.ts.version).toMatch(/^6\./);

  const { program } = openLiveProgram(project.path("tsconfig.json")).compilation();
  expect(program.getGlobalDiagnostics()).toEqual([]);
  expect(program.getSemanticDiagnostics().map(({ messageText }) => messageText)).toEqual([]);
  expect(program.getSourceFiles().some(({ fileName }) => fileName.endsWith("/lib.es2022.d.ts"))).toBe(true);
});

test("a program stays the same while nothing changes and follows what does", () => {
  const project = createProject({ files: todoSources });
  const live = openLiveProgram(project.path("tsconfig.json"));
  const before = live.compilation();
  expect(live.compilation()).toBe(before);

  project.edit("src/task.ts", "One task", "A single task");
  live.fileChanged(project.path("src/task.ts"));
  const after = live.compilation();
  expect(after.program.getSourceFile(project.path("src/task.ts"))?.text).toContain("A single task");
  expect(after.program.getSourceFile(project.path("src/todo.ts"))).toBe(
    before.program.getSourceFile(project.path("src/todo.ts")),
  );

  project.write("src/late.ts", "export const late = 1;\n");
  live.refresh();
  expect(live.compilation().program.getSourceFile(project.path("src/late.ts"))).toBeDefined();
});

test("a broken tsconfig is reported by the compiler's own words", () => {
  const project = createProject({ files: todoSources, compilerOptions: { target: "ES1" } });
  expect(() => openLiveProgram(project.path("tsconfig.json"), { ts })).toThrow("error TS6046");
});
