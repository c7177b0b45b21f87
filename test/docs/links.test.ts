import { existsSync, readdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { expect, test } from "vitest";
import { defaultLimits } from "../../runtime/src/limits.ts";

const repository = join(import.meta.dirname, "../..");
const documents = [
  "README.md",
  "CONTRIBUTING.md",
  "SECURITY.md",
  ...readdirSync(join(repository, "docs")).map((name) => `docs/${name}`),
];

/** As GitHub makes them. */
function anchorsOf(text: string): readonly string[] {
  return [...text.matchAll(/^#+ (.*)$/gm)].map(([, title]) =>
    title!
      .toLowerCase()
      .replace(/[^\p{L}\p{N} _-]/gu, "")
      .replaceAll(" ", "-"),
  );
}

test.each(documents)(
  "every link in %s leads somewhere, and every test that it names is there",
  (document) => {
    const text = readFileSync(join(repository, document), "utf8");
    const dead = [...text.matchAll(/\]\(([^)\s]+)\)/g)].flatMap(([, link]) => {
      const [path, anchor] = link!.split("#");
      if (/^https?:/.test(link!)) return [];
      const target = path === "" ? join(repository, document) : join(repository, dirname(document), path!);
      if (!existsSync(target)) return [link];
      const isFound = anchor === undefined || anchorsOf(readFileSync(target, "utf8")).includes(anchor);
      return isFound ? [] : [link];
    });
    const named = [...text.matchAll(/`((?:test|runtime|transformer|cli)\/[\w./-]+)`/g)].map(
      ([, path]) => path!,
    );
    expect([...dead, ...named.filter((path) => !existsSync(join(repository, path)))]).toEqual([]);
  },
);

test("docs/durability.md tells what each limit does", () => {
  const text = readFileSync(join(repository, "docs/durability.md"), "utf8");
  for (const name of Object.keys(defaultLimits)) expect(text).toContain(`\`${name}\``);
});
