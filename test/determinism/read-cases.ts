import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

/** A small program, and which rules it breaks where. */
export interface Case {
  /** The rule that it is about: "DET101". */
  readonly rule: string;
  readonly isCaught: boolean;
  /** Only projects that ask to be strict are told. */
  readonly isStrict: boolean;
  readonly name: string;
  /** Texts by name. The system stands in system.ts. */
  readonly files: ReadonlyMap<string, string>;
  /** "DET101 @ system.ts:3", by what stands in comments at the end of lines. */
  readonly expected: readonly string[];
}

const directory = join(import.meta.dirname, "cases");

export const groupNames: readonly string[] = readdirSync(directory)
  .filter((name) => name.endsWith(".txt"))
  .map((name) => name.replace(".txt", ""))
  .sort();

/**
 * The cases of a group. Each begins with a line such as `=== DET101 caught: through a helper`, or `passes` for a
 * look-alike, and has the text of system.ts, where `system {` stands for the marked class. Other files follow lines
 * such as `--- time.ts`. A comment at the end of a line names the rules that are to be reported there.
 */
export function readCases(group: string): readonly Case[] {
  const text = readFileSync(join(directory, `${group}.txt`), "utf8");
  return text.split(/^=== /m).slice(1).map(caseOf);
}

function caseOf(text: string): Case {
  const [, rule, strict, kind, name, body] =
    /^([A-Z]+\d+) (strict )?(caught|passes): ([^\n]*)\n(.*)$/s.exec(text) ?? [];
  if (rule === undefined) throw new Error(`no case begins like this: ${text.slice(0, 80)}`);
  const parts = `--- system.ts\n${body!}`.split(/^--- /m).slice(1);
  const files = new Map(
    parts.map((part) => {
      const end = part.indexOf("\n");
      return [part.slice(0, end), part.slice(end + 1).replace(/^system(?= .*\{)/m, systemClass)];
    }),
  );
  const expected = [...files].flatMap(([file, code]) => expectedIn(file, code)).sort();
  return { rule, isCaught: kind === "caught", isStrict: strict !== undefined, name: name!, files, expected };
}

const systemClass = "/** @persistent */ export class System";

function expectedIn(file: string, code: string): readonly string[] {
  return code.split("\n").flatMap((line, index) => {
    const rules = / \/\/((?: [A-Z]+\d{3,4})+)$/.exec(line)?.[1]?.trim().split(" ") ?? [];
    return rules.map((rule) => `${rule} @ ${file}:${index + 1}`);
  });
}
