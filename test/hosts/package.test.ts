import { execFileSync } from "node:child_process";
import { join } from "node:path";
import { expect, test } from "vitest";

const transformer = join(import.meta.dirname, "../../transformer");

test("the transformer's package holds its bundle, its types, its documentation and nothing else", () => {
  const [{ files }] = JSON.parse(
    execFileSync("npm", ["pack", "--dry-run", "--json"], { cwd: transformer, encoding: "utf8" }),
  );
  const paths: string[] = files.map((file: { path: string }) => file.path);
  expect(paths).toEqual(expect.arrayContaining(["LICENSE", "README.md", "package.json", "dist/index.js"]));
  expect(
    paths.filter((path) => !/^(LICENSE|README\.md|package\.json|dist\/.+\.(js|d\.ts))$/.test(path)),
  ).toEqual([]);
});

test("require and import of the transformer give one module, and require the plugin beside it", async () => {
  const script = `
    const required = require("@coopy/transformer");
    import("@coopy/transformer").then((imported) => {
      console.log(required.transform === imported.transform, typeof required.default, "default" in imported);
    });
  `;
  const output = execFileSync(process.execPath, ["--no-warnings", "-e", script], { encoding: "utf8" });
  expect(output).toBe("true function false\n");
});
