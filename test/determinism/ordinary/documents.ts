/** Text, trees and small machines, as every code base has them. */

type Token =
  | { readonly kind: "number"; readonly value: number }
  | { readonly kind: "name"; readonly text: string }
  | { readonly kind: "sign"; readonly text: string };

export function* tokens(text: string): Generator<Token> {
  for (const match of text.matchAll(
    /\s*(?:(?<number>\d+(?:\.\d+)?)|(?<name>[a-z]\w*)|(?<sign>[-+*/()]))/giy,
  )) {
    const { number, name, sign } = match.groups!;
    if (number !== undefined) yield { kind: "number", value: Number(number) };
    else if (name !== undefined) yield { kind: "name", text: name };
    else yield { kind: "sign", text: sign! };
  }
}

/** A formula as a tree, which is asked by visitors. */
export interface Visitor<Result> {
  visitNumber(value: number): Result;
  visitName(name: string): Result;
  visitBinary(sign: string, left: Result, right: Result): Result;
}
export abstract class Formula {
  abstract accept<Result>(visitor: Visitor<Result>): Result;
}
class NumberFormula extends Formula {
  constructor(readonly value: number) {
    super();
  }
  accept<Result>(visitor: Visitor<Result>): Result {
    return visitor.visitNumber(this.value);
  }
}
class NameFormula extends Formula {
  constructor(readonly name: string) {
    super();
  }
  accept<Result>(visitor: Visitor<Result>): Result {
    return visitor.visitName(this.name);
  }
}
class BinaryFormula extends Formula {
  constructor(
    readonly sign: string,
    readonly left: Formula,
    readonly right: Formula,
  ) {
    super();
  }
  accept<Result>(visitor: Visitor<Result>): Result {
    return visitor.visitBinary(this.sign, this.left.accept(visitor), this.right.accept(visitor));
  }
}

const strength: Readonly<Record<string, number>> = { "+": 1, "-": 1, "*": 2, "/": 2 };
const operations: Readonly<Record<string, (left: number, right: number) => number>> = {
  "+": (left, right) => left + right,
  "-": (left, right) => left - right,
  "*": (left, right) => left * right,
  "/": (left, right) => left / right,
};

class Parser {
  readonly #tokens: readonly Token[];
  #at = 0;
  constructor(text: string) {
    this.#tokens = [...tokens(text)];
  }
  parse(): Formula {
    const formula = this.#binary(0);
    if (this.#at < this.#tokens.length) throw new SyntaxError(`unexpected token ${this.#at}`);
    return formula;
  }
  #binary(least: number): Formula {
    let left = this.#single();
    for (;;) {
      const token = this.#tokens[this.#at];
      const binding = token?.kind === "sign" ? strength[token.text] : undefined;
      if (token?.kind !== "sign" || binding === undefined || binding <= least) return left;
      this.#at++;
      left = new BinaryFormula(token.text, left, this.#binary(binding));
    }
  }
  #single(): Formula {
    const token = this.#tokens[this.#at++];
    if (token?.kind === "number") return new NumberFormula(token.value);
    if (token?.kind === "name") return new NameFormula(token.text);
    if (token?.text !== "(") throw new SyntaxError("a value is missing");
    const inner = this.#binary(0);
    const closing = this.#tokens[this.#at++];
    if (closing?.kind !== "sign" || closing.text !== ")") throw new SyntaxError("a bracket is missing");
    return inner;
  }
}

class Evaluation implements Visitor<number> {
  constructor(private readonly lookUp: (name: string) => number) {}
  visitNumber(value: number): number {
    return value;
  }
  visitName(name: string): number {
    return this.lookUp(name);
  }
  visitBinary(sign: string, left: number, right: number): number {
    return operations[sign]!(left, right);
  }
}
class Names implements Visitor<ReadonlySet<string>> {
  visitNumber(): ReadonlySet<string> {
    return new Set();
  }
  visitName(name: string): ReadonlySet<string> {
    return new Set([name]);
  }
  visitBinary(_: string, left: ReadonlySet<string>, right: ReadonlySet<string>): ReadonlySet<string> {
    return new Set([...left, ...right]);
  }
}

/** A generator of numbers that is a part of the state. */
export class Sequence {
  #state: number;
  constructor(seed: number) {
    this.#state = seed >>> 0;
  }
  take(): number {
    this.#state = (Math.imul(this.#state, 1664525) + 1013904223) >>> 0;
    return this.#state / 2 ** 32;
  }
  shuffled<Value>(values: readonly Value[]): Value[] {
    const list = [...values];
    for (let index = list.length - 1; index > 0; index--) {
      const other = Math.floor(this.take() * (index + 1));
      [list[index], list[other]] = [list[other]!, list[index]!];
    }
    return list;
  }
}

type Phase = "draft" | "review" | "published" | "archived";
type Event =
  | { readonly type: "submitted" }
  | { readonly type: "returned"; readonly why: string }
  | { readonly type: "approved"; readonly by: string }
  | { readonly type: "archived" };
const transitions: { readonly [P in Phase]: Partial<Record<Event["type"], Phase>> } = {
  draft: { submitted: "review" },
  review: { returned: "draft", approved: "published" },
  published: { archived: "archived" },
  archived: {},
};
interface Progress {
  readonly phase: Phase;
  readonly approvals: readonly string[];
  readonly remarks: readonly string[];
}
const beginning: Progress = { phase: "draft", approvals: [], remarks: [] };
export function reduce(progress: Progress, event: Event): Progress {
  const phase = transitions[progress.phase][event.type];
  if (phase === undefined) throw new RangeError(`${event.type} in ${progress.phase}`);
  switch (event.type) {
    case "returned":
      return { ...progress, phase, remarks: [...progress.remarks, event.why] };
    case "approved":
      return { ...progress, phase, approvals: [...progress.approvals, event.by] };
    default:
      return { ...progress, phase };
  }
}

class Section {
  readonly children: Section[] = [];
  constructor(
    readonly title: string,
    readonly level: number,
  ) {}
  *all(): Generator<Section> {
    yield this;
    for (const child of this.children) yield* child.all();
  }
}

export class Outline {
  readonly #lines: string[] = [];
  readonly #numbers: number[] = [];
  heading(title: string, level: number): this {
    this.#numbers.length = level;
    this.#numbers[level - 1] = (this.#numbers[level - 1] ?? 0) + 1;
    this.#lines.push(
      `${"  ".repeat(level - 1)}${Array.from(this.#numbers, (n) => n ?? 1).join(".")} ${title}`,
    );
    return this;
  }
  build(): string {
    return this.#lines.join("\n");
  }
}

/** @persistent */
export class Documents {
  text = "";
  readonly root = new Section("", 0);
  readonly events: Event[] = [];
  readonly values = new Map<string, number>();
  readonly sequence = new Sequence(7);

  write(text: string): void {
    this.text = text
      .normalize("NFC")
      .replace(/[ \t]+$/gm, "")
      .replace(/\r\n?/g, "\n");
    this.root.children.length = 0;
    const path = [this.root];
    for (const [, marks = "", title = ""] of this.text.matchAll(/^(#{1,6})\s+(.*)$/gm)) {
      while (path.length > 1 && path.at(-1)!.level >= marks.length) path.pop();
      const section = new Section(title.trim(), marks.length);
      path.at(-1)!.children.push(section);
      path.push(section);
    }
  }
  happen(event: Event): Phase {
    const { phase } = reduce(this.#progress(), event);
    this.events.push(event);
    return phase;
  }
  define(name: string, formula: string): number {
    const parsed = new Parser(formula).parse();
    const unknown = [...parsed.accept(new Names())].filter((each) => !this.values.has(each));
    if (unknown.length > 0) throw new RangeError(`unknown: ${unknown.sort().join(", ")}`);
    const value = parsed.accept(new Evaluation((each) => this.values.get(each)!));
    this.values.set(name, value);
    return value;
  }
  draw(): string | undefined {
    const titles = Array.from(this.root.all(), ({ title }) => title).filter((title) => title !== "");
    return this.sequence.shuffled(titles)[0];
  }
  outline(): string {
    const outline = new Outline();
    for (const { title, level } of this.root.all()) if (level > 0) outline.heading(title, level);
    return outline.build();
  }
  words(): readonly (readonly [string, number])[] {
    const counts = new Map<string, number>();
    for (const [word] of this.text.toLowerCase().matchAll(/\p{L}+/gu))
      counts.set(word, (counts.get(word) ?? 0) + 1);
    return [...counts].sort(([a, m], [b, n]) => n - m || (a < b ? -1 : a > b ? 1 : 0)).slice(0, 10);
  }
  slug(title: string): string {
    return title
      .normalize("NFKD")
      .replace(/\p{M}/gu, "")
      .toLowerCase()
      .replace(/[^a-z0-9]+/g, "-")
      .replace(/^-|-$/g, "");
  }
  phase(): string {
    const { phase, remarks } = this.#progress();
    return remarks.length > 0 ? `${phase} (${remarks.at(-1)})` : phase;
  }
  #progress(): Progress {
    return this.events.reduce(reduce, beginning);
  }
}
