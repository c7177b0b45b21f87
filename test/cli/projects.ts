import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll } from "vitest";

const scratch = fileURLToPath(new URL("../.tmp", import.meta.url));

/** Writes projects into a folder that is there for one test file. */
export function projects(name: string) {
  mkdirSync(scratch, { recursive: true });
  const directory = mkdtempSync(join(scratch, `${name}-`));
  afterAll(() => rmSync(directory, { recursive: true }));
  return {
    directory,
    /** @returns the folder of the project */
    project(folder: string, files: Readonly<Record<string, string>>): string {
      const path = join(directory, folder);
      for (const [file, text] of Object.entries(files)) {
        mkdirSync(dirname(join(path, file)), { recursive: true });
        writeFileSync(join(path, file), text);
      }
      return path;
    },
    tsconfig: JSON.stringify({
      compilerOptions: {
        target: "ES2022",
        // Without the browser a compiler run is half as long.
        lib: ["ES2022"],
        module: "nodenext",
        types: [],
        strict: true,
        noEmit: true,
      },
      include: ["**/*.ts"],
    }),
  };
}

export function read(path: string, file: string): string {
  return readFileSync(join(path, file), "utf8");
}
