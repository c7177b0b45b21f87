import { existsSync } from "node:fs";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import {
  createProject,
  type Project,
  removeProject,
  type TypeScriptVersion,
  typeScripts,
} from "./support/project.ts";
import { todoSources } from "./support/sources.ts";
import { node, type Run, tspc, wholeTspc } from "./support/tspc.ts";

const strictOptions = {
  declaration: true,
  isolatedModules: true,
  verbatimModuleSyntax: true,
  exactOptionalPropertyTypes: true,
  noUnusedLocals: true,
  noUnusedParameters: true,
  noUncheckedIndexedAccess: true,
};

describe.each(Object.keys(typeScripts) as TypeScriptVersion[])("TypeScript %s", (typeScript) => {
  test("the compiler is the one the project asks for", async () => {
    const project = createProject({ files: {}, typeScript });
    expect((await wholeTspc(project, "--version")).output).toContain(typeScript);
  });

  describe.each(["ES2022", "ESNext"])("to %s under strict options", (target) => {
    let project: Project;
    let build: Run;
    beforeAll(async () => {
      const compilerOptions = { ...strictOptions, target };
      project = createProject({ files: todoSources, compilerOptions, typeScript, isShared: true });
      build = await tspc(project);
    });
    afterAll(() => removeProject(project));

    test("edits compile, and their output behaves", async () => {
      expect(build).toEqual({ exitCode: 0, output: "" });
      expect((await node(project, "out/main.js")).output).toContain('["Task first","TodoList first"]');
    });

    test("declarations are those of the plain classes", () => {
      expect(project.read("out/todo.d.ts")).toBe(
        [
          'import { Task } from "./task.js";',
          "/**",
          " * A list of tasks.",
          " * @persistent",
          " */",
          "export declare class TodoList {",
          "    /** All of them. */",
          "    tasks: Task[];",
          "    add(name: string): void;",
          "}",
          "",
        ].join("\n"),
      );
    });
  });

  test("edits reach CommonJS output", async () => {
    const project = createProject({ files: todoSources, typeScript });
    project.write("package.json", "{}");
    expect(await tspc(project)).toEqual({ exitCode: 0, output: "" });
    expect(project.read("out/main.js")).toContain("require(");
    expect((await node(project, "out/main.js")).output).toContain('["Task first","TodoList first"]');
  });

  describe("with errors under noEmitOnError", () => {
    let project: Project;
    let build: Run;
    beforeAll(async () => {
      project = createProject({
        files: { ...todoSources, "src/wrong.ts": 'export const wrong: number = "text";\n' },
        compilerOptions: { noEmitOnError: true, pretty: false },
        typeScript,
        isShared: true,
      });
      project.edit("src/todo.ts", "tag: first", "tag: forbidden");
      project.edit("src/task.ts", "return Date.now();", "return Date.now() + this.nam;");
      build = await tspc(project);
    });
    afterAll(() => removeProject(project));

    test("a diagnostic of the transformer stands at the user's place, with hint, fix and code", () => {
      expect(build.output).toContain(
        [
          "src/task.ts(5,12): error TS993101: COOPY3101: Todo.add is not deterministic: Date.now() reads the wall clock.",
          "  Hint: use clock.nowMs().",
          "  Fix: Use clock.nowMs().",
        ].join("\n"),
      );
    });

    test("a diagnostic of user code is reported at the user's line", () => {
      expect(build.output).toContain("src/task.ts(5,30): error TS2551: Property 'nam' does not exist");
      expect(build.output).toContain("src/wrong.ts(1,14): error TS2322");
    });

    test("nothing is written and the build fails", () => {
      expect(build.exitCode).not.toBe(0);
      expect(existsSync(project.path("out"))).toBe(false);
    });
  });

  test("a finding fails --noEmit, drawn with the chain that leads to it", async () => {
    const project = createProject({ files: todoSources, typeScript });
    project.edit("src/todo.ts", "tag: first", "tag: forbidden");
    const { exitCode, output } = await tspc(project, "--noEmit", "--pretty");
    expect(exitCode).not.toBe(0);
    const text = withoutColours(output);
    expect(text).toContain("src/task.ts:5:12 - error TS993101: COOPY3101: ");
    expect(text).toContain("src/todo.ts:7:8\n");
    expect(text).toContain("via Todo.add");
  });

  test("a warning is shown and does not fail the build", async () => {
    const project = createProject({ files: todoSources, typeScript });
    project.edit("src/task.ts", "return Date.now();", "return Date.now(); // warn");
    const { exitCode, output } = await tspc(project);
    expect(output).toContain("src/task.ts(5,12): warning TS993101: COOPY3101: ");
    expect(exitCode).toBe(0);
    expect(project.read("out/task.js")).toContain("$seen");
  });

  test("an error in generated code is not swallowed", async () => {
    const project = createProject({
      files: todoSources,
      typeScript,
      compilerOptions: { noEmitOnError: true },
    });
    project.edit("src/task.ts", "/** One task. */", "// break generated code");
    const { exitCode, output } = await tspc(project);
    expect(output).toContain("src/task.ts(7,1): error TS999001: COOPY9001: ");
    expect(output).toContain("TS2345: Argument of type 'string'");
    expect(output).toContain("(at 7:17 of the generated text: `;static { $seen(");
    expect(exitCode).not.toBe(0);
    expect(existsSync(project.path("out"))).toBe(false);
  });

  test("the plugin entry of the documentation loads the real transformer", async () => {
    const project = createProject({
      files: { "src/index.ts": "export const answer = 42;\n" },
      typeScript,
      plugin: "@coopy/transformer",
    });
    expect(await wholeTspc(project)).toEqual({ exitCode: 0, output: "" });
    expect(project.read("out/index.js")).toBe("export const answer = 42;\n");
  });
});

function withoutColours(text: string): string {
  return text.replace(new RegExp(`${String.fromCharCode(27)}\\[\\d*m`, "g"), "");
}
