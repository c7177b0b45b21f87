import { describe, expect, test } from "vitest";
import {
  createProject,
  fakePlugin,
  type TypeScriptVersion,
  tsconfig,
  typeScripts,
} from "./support/project.ts";
import { todoSources } from "./support/sources.ts";
import { tspc, watchTspc } from "./support/tspc.ts";

describe.each(Object.keys(typeScripts) as TypeScriptVersion[])("TypeScript %s", (typeScript) => {
  test("--incremental writes a file again when only its edits changed", async () => {
    const project = createProject({ files: todoSources, compilerOptions: { incremental: true }, typeScript });
    expect(await tspc(project)).toEqual({ exitCode: 0, output: "" });
    expect(project.read("out/task.js")).toContain("Task first");

    project.edit("src/todo.ts", "tag: first", "tag: second");
    expect(await tspc(project)).toEqual({ exitCode: 0, output: "" });
    expect(project.read("out/task.js")).toContain("Task second");
  });

  test("--incremental keeps reporting a finding, finds new ones and forgets what is mended", async () => {
    const project = createProject({ files: todoSources, compilerOptions: { incremental: true }, typeScript });
    const finding = "src/task.ts(5,12): error TS993101: COOPY3101: ";
    expect((await tspc(project)).exitCode).toBe(0);

    project.edit("src/todo.ts", "tag: first", "tag: forbidden");
    for (const build of [await tspc(project), await tspc(project)]) {
      expect(build.output).toContain(finding);
      expect(build.exitCode).not.toBe(0);
    }
    project.edit("src/todo.ts", "tag: forbidden", "tag: second");
    expect(await tspc(project)).toEqual({ exitCode: 0, output: "" });
    expect(project.read("out/task.js")).toContain("Task second");
  });

  test("a user's error that comes out of the cache stands at the user's column", async () => {
    const project = createProject({ files: todoSources, compilerOptions: { incremental: true }, typeScript });
    // Behind the static block that is inserted on this line.
    project.edit("src/todo.ts", 'name"); } }', 'name"); } } const wrong: number = "";');
    const place = "src/todo.ts(12,74): error TS2322";
    expect((await tspc(project)).output).toContain(place);
    project.edit("src/main.ts", 'add("one")', 'add("two")');
    expect((await tspc(project)).output).toContain(place);
  });

  test("-b rebuilds what a changed project alters, and finds nothing to do afterwards", async () => {
    const options = { composite: true };
    const project = createProject({
      files: { "src/note.ts": "export class Note {}\n" },
      compilerOptions: options,
      typeScript,
    });
    for (const [file, text] of Object.entries(todoSources)) project.write(`app/${file}`, text);
    project.write(
      "app/src/todo.ts",
      `import { Note } from "../../src/note.js";\nexport const note = new Note();\n${project.read("app/src/todo.ts")}`,
    );
    project.write(
      "app/tsconfig.json",
      JSON.stringify({ ...tsconfig(options, fakePlugin), references: [{ path: ".." }] }),
    );

    expect(await tspc(project, "-b", "app")).toEqual({ exitCode: 0, output: "" });
    expect(project.read("out/note.js")).toContain("Note none");
    expect(project.read("app/out/task.js")).toContain("Task first");

    project.edit("app/src/todo.ts", "tag: first", "tag: second");
    expect(await tspc(project, "-b", "app")).toEqual({ exitCode: 0, output: "" });
    expect(project.read("app/out/task.js")).toContain("Task second");

    const idle = await tspc(project, "-b", "app", "--verbose");
    expect(idle.output.match(/is up to date/g)).toHaveLength(2);
  });

  test("--watch writes a file again when only its edits changed, and shows and clears its findings", async () => {
    const project = createProject({ files: todoSources, typeScript });
    const watch = watchTspc(project);
    expect(await watch.built()).toContain("Found 0 errors.");
    expect(project.read("out/task.js")).toContain("Task first");

    project.edit("src/todo.ts", "tag: first", "tag: second");
    expect(await watch.built()).toContain("Found 0 errors.");
    expect(project.read("out/task.js")).toContain("Task second");

    project.edit("src/todo.ts", "tag: second", "tag: forbidden");
    expect(await watch.built()).toContain("src/task.ts(5,12): error TS993101: COOPY3101: ");

    project.edit("src/todo.ts", "tag: forbidden", "tag: third");
    expect(await watch.built()).toContain("Found 0 errors.");
    expect(project.read("out/task.js")).toContain("Task third");
  });
});
