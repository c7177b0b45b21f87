import { Dice } from "../../fuzz/bytes/dice.ts";
import { type StepKind, stepKinds } from "./steps.ts";

/** What is not the same on replay, as a number. */
interface Source {
  readonly code: string;
  readonly expression: string;
  /** What stands beside it, where it is not enough by itself. */
  readonly beside?: (id: string) => string;
}

const sources: readonly Source[] = [
  { code: "COOPY3101", expression: "Date.now()" },
  { code: "COOPY3101", expression: "new Date().getTime()" },
  { code: "COOPY3102", expression: "performance.now()" },
  { code: "COOPY3111", expression: "Math.random()" },
  { code: "COOPY3112", expression: "crypto.randomUUID().length" },
  { code: "COOPY3121", expression: "new Date(0).getHours()" },
  { code: "COOPY3131", expression: "(5).toLocaleString().length" },
  { code: "COOPY3131", expression: '"a".localeCompare("b")' },
  { code: "COOPY3141", expression: 'Number(process.env["LIMIT"])' },
  { code: "COOPY3172", expression: "String(new Error().stack).length" },
  {
    code: "COOPY3161",
    expression: "$()",
    beside: (id) => `let count_${id} = 0;\nexport function ${id}(): number { return ++count_${id}; }`,
  },
  {
    code: "COOPY3161",
    expression: "$",
    beside: (id) =>
      `export let ${id} = 0;\nexport function ${id}_set(value: number): void { ${id} = value; }`,
  },
];

/** What is the same on each replay, instead. */
const harmless = ["Math.abs(-3)", '"text".length', "new Date(0).getTime()", "[3, 1, 2].toSorted()[0]!"];

/** A way from a command to a source. */
export interface Injection {
  readonly index: number;
  readonly source: Source;
  /** From the command to the source. */
  readonly steps: readonly StepKind[];
  /** The codes that a finding may have. */
  readonly codes: readonly string[];
  /** How long its chain must be at least: the command, the steps that show, the source. */
  readonly lengthMin: number;
  /** "function > getter > Date.now()". */
  readonly way: string;
}

export interface Sample {
  readonly injections: readonly Injection[];
  /** With the sources. */
  readonly spoilt: ReadonlyMap<string, string>;
  /** The same code, with something harmless in the place of each source. */
  readonly clean: ReadonlyMap<string, string>;
}

const fileCount = 8;

/** Programs of which each command has a way to a source of its own. The same ones for the same seed. */
export function sampleOf(seed: number, indexes: readonly number[]): Sample {
  const spoilt = new Files();
  const clean = new Files();
  const injections = indexes.map((index) => {
    const dice = new Dice(seed, index);
    const source = dice.pick(sources);
    const steps = Array.from({ length: 1 + dice.below(8) }, () => dice.pick(stepKinds));
    const places = steps.map(() => `part${dice.below(fileCount)}.ts`);
    const id = `leaf_${index}`;
    if (source.beside) spoilt.add(places.at(-1)!, source.beside(id));
    weave(spoilt, index, steps, places, source.expression.replace("$", id));
    weave(clean, index, steps, places, dice.pick(harmless));
    return injectionOf(index, source, steps);
  });
  return { injections, spoilt: spoilt.texts(), clean: clean.texts() };
}

function weave(
  files: Files,
  index: number,
  steps: readonly StepKind[],
  places: readonly string[],
  leaf: string,
): void {
  const used = steps.reduceRight((inner, step, depth) => {
    const written = step.write(`step_${index}_${depth}`, inner);
    if (written.declared) files.add(places[depth]!, written.declared);
    return written.used;
  }, leaf);
  files.command(`  run${index}(): void { this.value = ${used}; }`);
}

function injectionOf(index: number, source: Source, steps: readonly StepKind[]): Injection {
  return {
    index,
    source,
    steps,
    codes: codesOf(source, steps),
    lengthMin: 2 + steps.reduce((sum, { shown }) => sum + shown, 0),
    way: [...steps.map(({ name }) => name), source.expression].join(" > "),
  };
}

/** What is said of a source behind a constant is said of the constant, but for what is no value that could differ. */
function codesOf({ code }: Source, steps: readonly StepKind[]): readonly string[] {
  if (code === "COOPY3161") return [code];
  if (steps.some(({ isLoading }) => isLoading === true)) return ["COOPY3165"];
  const isMaybeLoaded = steps.some(({ isLoading }) => isLoading === "maybe");
  const isHidden = code === "COOPY3141" && steps.some(({ isOpen }) => isOpen);
  return [code, ...(isMaybeLoaded ? ["COOPY3165"] : []), ...(isHidden ? ["COOPY3144"] : [])];
}

/** Texts that import from each other what they name. */
class Files {
  readonly #parts = new Map<string, string[]>();
  readonly #commands: string[] = [];
  readonly #homes = new Map<string, string>();

  add(file: string, text: string): void {
    this.#parts.set(file, [...(this.#parts.get(file) ?? []), text]);
    for (const [name] of text.matchAll(/\b(?<!_)(?:step|leaf)_\w+/g))
      if (
        new RegExp(
          `export (abstract class|class|function\\*?|const|let|interface|namespace) ${name}\\b`,
        ).test(text)
      )
        this.#homes.set(name, file);
  }

  command(text: string): void {
    this.#commands.push(text);
  }

  texts(): ReadonlyMap<string, string> {
    const system = ["/** @persistent */", "export class System {", "  value = 0;", ...this.#commands, "}"];
    const all = [...this.#parts, ["system.ts", system] as const];
    return new Map(all.map(([file, parts]) => [file, this.#withImports(file, parts.join("\n"))]));
  }

  #withImports(file: string, text: string): string {
    const names = new Set([...text.matchAll(/\b(?:step|leaf)_\w+/g)].map(([name]) => name));
    const imports = [...names].flatMap((name) => {
      const home = this.#homes.get(name);
      return home === undefined || home === file ? [] : [`import { ${name} } from "./${home}";`];
    });
    return [...imports, text, ""].join("\n");
  }
}
