import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { onTestFinished } from "vitest";

const workspace = join(import.meta.dirname, "../../..");

/** The TypeScripts that the ts-patch route supports: the oldest and the newest. */
export const typeScripts = {
  "5.9.3": {
    home: join(workspace, "compat/typescript-5.9"),
    package: join(workspace, "compat/typescript-5.9/node_modules/typescript"),
  },
  "6.0.3": { home: join(workspace, "test"), package: join(workspace, "node_modules/typescript") },
};
export type TypeScriptVersion = keyof typeof typeScripts;

export const fakePlugin = join(import.meta.dirname, "../fixtures/fake-plugin.mjs");

/** A directory with a user's project, which finds packages and its TypeScript as a user's does. */
export interface Project {
  readonly directory: string;
  readonly typeScript: TypeScriptVersion;
  path(file: string): string;
  read(file: string): string;
  write(file: string, text: string): void;
  /** Replaces the one occurrence of `from`. */
  edit(file: string, from: string, to: string): void;
}

export interface ProjectSetup {
  readonly files: Readonly<Record<string, string>>;
  readonly compilerOptions?: Readonly<Record<string, unknown>>;
  readonly typeScript?: TypeScriptVersion;
  /** The `transform` of the tsconfig's plugin entry. */
  readonly plugin?: string;
  /** Keeps the project beyond the running test: for a hook that sets up several. */
  readonly isShared?: boolean;
}

/** Writes a project. It is removed when the test is over, unless it is shared. */
export function createProject({
  files,
  compilerOptions = {},
  typeScript = "6.0.3",
  plugin = fakePlugin,
  isShared = false,
}: ProjectSetup): Project {
  const parent = join(typeScripts[typeScript].home, ".tmp");
  mkdirSync(parent, { recursive: true });
  const directory = mkdtempSync(join(parent, "project-"));
  if (!isShared) onTestFinished(() => removeProject({ directory }));

  const path = (file: string) => join(directory, file);
  const project: Project = {
    directory,
    typeScript,
    path,
    read: (file) => readFileSync(path(file), "utf8"),
    write(file, text) {
      mkdirSync(dirname(path(file)), { recursive: true });
      writeFileSync(path(file), text);
    },
    edit(file, from, to) {
      const text = project.read(file);
      if (text.split(from).length !== 2) throw new Error(`${file} does not have exactly one "${from}"`);
      project.write(
        file,
        text.replace(from, () => to),
      );
    },
  };
  project.write("package.json", '{ "type": "module" }');
  project.write("tsconfig.json", JSON.stringify(tsconfig(compilerOptions, plugin), undefined, 2));
  for (const [file, text] of Object.entries(files)) project.write(file, text);
  return project;
}

export function removeProject({ directory }: Pick<Project, "directory">): void {
  rmSync(directory, { recursive: true, force: true });
}

/** The small library and no `@types` keep a compiler run short. */
export function tsconfig(compilerOptions: Readonly<Record<string, unknown>>, plugin = fakePlugin) {
  return {
    compilerOptions: {
      target: "ES2022",
      lib: ["ES2022"],
      types: [],
      module: "nodenext",
      strict: true,
      skipLibCheck: true,
      rootDir: "src",
      outDir: "out",
      plugins: [{ transform: plugin, transformProgram: true }],
      ...compilerOptions,
    },
    include: ["src"],
  };
}
