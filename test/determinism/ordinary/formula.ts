import { assertNever, Refused } from "./result.ts";

export type Token =
  | { readonly kind: "number"; readonly value: number }
  | { readonly kind: "name"; readonly text: string }
  | { readonly kind: "text"; readonly text: string }
  | { readonly kind: "sign"; readonly text: string };

export type Expression =
  | { readonly kind: "constant"; readonly value: Value }
  | { readonly kind: "cell"; readonly name: string }
  | { readonly kind: "range"; readonly from: string; readonly to: string }
  | { readonly kind: "negate"; readonly of: Expression }
  | { readonly kind: "binary"; readonly sign: string; readonly left: Expression; readonly right: Expression }
  | { readonly kind: "call"; readonly name: string; readonly parameters: readonly Expression[] };

export type Value = number | string | boolean;

const signs = ["<=", ">=", "<>", "<", ">", "=", "+", "-", "*", "/", "^", "(", ")", ",", ":", "&"];

export class Tokenizer implements Iterable<Token> {
  constructor(private readonly text: string) {}
  [Symbol.iterator](): Iterator<Token> {
    let at = 0;
    const { text } = this;
    return {
      next: (): IteratorResult<Token> => {
        while (text[at] === " ") at++;
        if (at >= text.length) return { done: true, value: undefined };
        const rest = text.slice(at);
        const number = /^\d+(\.\d+)?/.exec(rest);
        if (number) {
          at += number[0].length;
          return { done: false, value: { kind: "number", value: Number(number[0]) } };
        }
        const name = /^[A-Za-z]+\d*/.exec(rest);
        if (name) {
          at += name[0].length;
          return { done: false, value: { kind: "name", text: name[0].toUpperCase() } };
        }
        if (text[at] === '"') {
          const end = text.indexOf('"', at + 1);
          if (end < 0) throw new Refused("a text without an end");
          const value: Token = { kind: "text", text: text.slice(at + 1, end) };
          at = end + 1;
          return { done: false, value };
        }
        const sign = signs.find((each) => rest.startsWith(each));
        if (sign === undefined) throw new Refused(`what is "${rest[0]}"?`, { at });
        at += sign.length;
        return { done: false, value: { kind: "sign", text: sign } };
      },
    };
  }
}

const levels = [["=", "<>", "<", ">", "<=", ">="], ["&"], ["+", "-"], ["*", "/"], ["^"]];

export class Parser {
  private readonly tokens: readonly Token[];
  private at = 0;
  constructor(text: string) {
    this.tokens = [...new Tokenizer(text)];
  }
  static parse(text: string): Expression {
    const parser = new Parser(text);
    const expression = parser.binary(0);
    if (parser.at < parser.tokens.length) throw new Refused("there is more", { at: parser.at });
    return expression;
  }
  private binary(level: number): Expression {
    const own = levels[level];
    if (own === undefined) return this.unary();
    let left = this.binary(level + 1);
    for (let sign = this.accept(...own); sign !== undefined; sign = this.accept(...own))
      left = { kind: "binary", sign, left, right: this.binary(level + 1) };
    return left;
  }
  private unary(): Expression {
    return this.accept("-") ? { kind: "negate", of: this.unary() } : this.primary();
  }
  private primary(): Expression {
    const token = this.tokens[this.at++];
    if (token === undefined) throw new Refused("a formula ends too soon");
    switch (token.kind) {
      case "number":
        return { kind: "constant", value: token.value };
      case "text":
        return { kind: "constant", value: token.text };
      case "name":
        return this.named(token.text);
      case "sign": {
        if (token.text !== "(") throw new Refused(`unexpected ${token.text}`);
        const inner = this.binary(0);
        this.expect(")");
        return inner;
      }
      default:
        return assertNever(token);
    }
  }
  private named(text: string): Expression {
    if (this.accept("(")) {
      const parameters: Expression[] = [];
      if (!this.accept(")")) {
        do parameters.push(this.binary(0));
        while (this.accept(","));
        this.expect(")");
      }
      return { kind: "call", name: text, parameters };
    }
    if (this.accept(":")) {
      const to = this.tokens[this.at++];
      if (to?.kind !== "name") throw new Refused("a range needs two cells");
      return { kind: "range", from: text, to: to.text };
    }
    return { kind: "cell", name: text };
  }
  private accept(...texts: string[]): string | undefined {
    const token = this.tokens[this.at];
    if (token?.kind !== "sign" || !texts.includes(token.text)) return undefined;
    this.at++;
    return token.text;
  }
  private expect(text: string): void {
    if (this.accept(text) === undefined) throw new Refused(`${text} is missing`);
  }
}

/** The cells that an expression names, each once. */
export function namesIn(expression: Expression, found: Set<string> = new Set()): Set<string> {
  switch (expression.kind) {
    case "constant":
      break;
    case "cell":
      found.add(expression.name);
      break;
    case "range":
      for (const name of cellsBetween(expression.from, expression.to)) found.add(name);
      break;
    case "negate":
      namesIn(expression.of, found);
      break;
    case "binary":
      for (const side of [expression.left, expression.right]) namesIn(side, found);
      break;
    case "call":
      for (const parameter of expression.parameters) namesIn(parameter, found);
      break;
    default:
      assertNever(expression);
  }
  return found;
}

function partsOf(name: string): [column: number, row: number] {
  const match = /^([A-Z])(\d+)$/.exec(name);
  if (!match) throw new Refused(`${name} is no cell`);
  return [match[1]!.charCodeAt(0) - 65, Number(match[2])];
}

export function* cellsBetween(from: string, to: string): IterableIterator<string> {
  const [[left, top], [right, bottom]] = [partsOf(from), partsOf(to)];
  for (let row = top; row <= bottom; row++)
    for (let column = left; column <= right; column++) yield `${String.fromCharCode(65 + column)}${row}`;
}

type Lookup = (name: string) => Value;
type Builtin = (values: readonly Value[]) => Value;

const numbersIn = (values: readonly Value[]) => values.filter((value) => typeof value === "number");

const builtins: Readonly<Record<string, Builtin>> = {
  SUM: (values) => numbersIn(values).reduce((sum, value) => sum + value, 0),
  AVERAGE: (values) => numbersIn(values).reduce((sum, value, _, { length }) => sum + value / length, 0),
  MIN: (values) => Math.min(...numbersIn(values)),
  MAX: (values) => Math.max(...numbersIn(values)),
  COUNT: (values) => numbersIn(values).length,
  ROUND: ([value, digits]) => Number(Number(value).toFixed(Number(digits ?? 0))),
  IF: ([condition, yes, no]) => (condition ? yes! : (no ?? false)),
  CONCAT: (values) => values.join(""),
  UPPER: ([text]) => String(text).toUpperCase(),
};

export function evaluate(expression: Expression, lookup: Lookup): Value {
  const all = (of: Expression): Value[] =>
    of.kind === "range" ? Array.from(cellsBetween(of.from, of.to), lookup) : [evaluate(of, lookup)];
  switch (expression.kind) {
    case "constant":
      return expression.value;
    case "cell":
      return lookup(expression.name);
    case "range":
      throw new Refused("a range stands in a call");
    case "negate":
      return -Number(evaluate(expression.of, lookup));
    case "binary":
      return combined(expression.sign, evaluate(expression.left, lookup), evaluate(expression.right, lookup));
    case "call": {
      const builtin = builtins[expression.name];
      if (builtin === undefined) throw new Refused(`there is no ${expression.name}`);
      return builtin(expression.parameters.flatMap(all));
    }
    default:
      return assertNever(expression);
  }
}

function combined(sign: string, left: Value, right: Value): Value {
  const [a, b] = [Number(left), Number(right)];
  const table: Record<string, () => Value> = {
    "+": () => a + b,
    "-": () => a - b,
    "*": () => a * b,
    "/": () => a / b,
    "^": () => power(a, b),
    "&": () => `${left}${right}`,
    "=": () => left === right,
    "<>": () => left !== right,
    "<": () => left < right,
    ">": () => left > right,
    "<=": () => left <= right,
    ">=": () => left >= right,
  };
  return table[sign]!();
}

/** The same on every machine, which `**` is not. */
function power(base: number, exponent: number): number {
  if (!Number.isInteger(exponent)) throw new Refused("powers are whole numbers", { exponent });
  if (exponent < 0) return 1 / power(base, -exponent);
  const half = exponent < 2 ? 1 : power(base * base, Math.floor(exponent / 2));
  return exponent % 2 === 1 ? half * base : half;
}
