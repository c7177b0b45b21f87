import type ts from "typescript";
import type { Call, Finding, FlowStep, OutsideRead, Slot, UnitId, Use } from "../../code-model.ts";
import type { Place } from "../../model.ts";
import { placeOf } from "../context.ts";

/** A function inside the unit: what it is given and what it gives, and its own object. */
export interface Inner {
  readonly receiver: Slot;
  readonly parameters: readonly Slot[];
  readonly hasRest: boolean;
  readonly result: Slot;
  readonly self: Slot;
}

/** Where a value is, if it can be one with identity. */
export type Value = Slot | undefined;

/** What is collected about one unit while its code is walked. */
export class Draft {
  readonly uses: Use[] = [];
  readonly calls: Call[] = [];
  readonly findings: Finding[] = [];
  readonly reads: OutsideRead[] = [];
  readonly steps: FlowStep[] = [];
  /** The unit that a name in the text refers to. */
  readonly references = new Map<ts.Node, UnitId>();
  /** The packages whose members are used, with their versions: "lodash@4.17.21". */
  readonly packages = new Set<string>();
  readonly inner = new Map<ts.Node, Inner>();
  readonly #variables = new Map<ts.Symbol, Slot>();
  readonly #pools = new Map<ts.Node, Slot>();
  readonly #shared = new Set<Slot>();
  #anything: Slot | undefined;
  #slotCount: number;

  readonly parameterCount: number;

  constructor(parameterCount: number) {
    this.parameterCount = parameterCount;
    this.#slotCount = parameterCount + 2;
  }

  get slotCount(): number {
    return this.#slotCount;
  }

  get result(): Slot {
    return this.parameterCount + 1;
  }

  slot(): Slot {
    return this.#slotCount++;
  }

  variable(symbol: ts.Symbol): Slot {
    const known = this.#variables.get(symbol);
    if (known !== undefined) return known;
    const slot = this.slot();
    this.#variables.set(symbol, slot);
    return slot;
  }

  assign(to: Slot, from: Value): void {
    if (from !== undefined) this.steps.push({ kind: "assign", to, from });
  }

  store(into: Value, from: Value, field?: string): void {
    if (into === undefined || from === undefined) return;
    this.steps.push({ kind: "store", into, from, ...(field !== undefined && { field }) });
  }

  /** A new object that holds these. */
  made(...held: readonly Value[]): Slot {
    const to = this.slot();
    this.steps.push({ kind: "make", to });
    for (const value of held) this.store(to, value);
    return to;
  }

  loaded(from: Value, field?: string): Value {
    if (from === undefined) return undefined;
    const to = this.slot();
    this.steps.push({ kind: "load", to, from, ...(field !== undefined && { field }) });
    return to;
  }

  /** Any of the values. */
  either(...values: readonly Value[]): Value {
    const given = values.filter((value) => value !== undefined);
    if (given.length < 2) return given[0];
    const to = this.slot();
    for (const value of given) this.assign(to, value);
    return to;
  }

  /** All that can be reached from the values. */
  reached(...values: readonly Value[]): Slot {
    const to = this.slot();
    for (const from of values) if (from !== undefined) this.steps.push({ kind: "reach", to, from });
    return to;
  }

  /** All that the unit was given. */
  anything(): Slot {
    this.#anything ??= this.reached(...Array.from({ length: this.parameterCount + 1 }, (_, slot) => slot));
    return this.#anything;
  }

  /** What functions may be given that are handed to a call: all that the call has. */
  poolOf(call: ts.Node): Slot {
    const known = this.#pools.get(call) ?? this.slot();
    this.#pools.set(call, known);
    return known;
  }

  hasPool(call: ts.Node): boolean {
    return this.#pools.has(call);
  }

  outside(variable: string): Slot {
    const to = this.slot();
    this.steps.push({ kind: "outside", to, variable });
    if (variable.startsWith("library ")) this.#shared.add(to);
    return to;
  }

  /** Whether the value is an object of the language itself, as `Math` is. */
  isShared(value: Value): boolean {
    return value !== undefined && this.#shared.has(value);
  }

  write(to: Value, node: ts.Node): void {
    if (to !== undefined) this.steps.push({ kind: "write", to, text: textOf(node), place: placeOf(node) });
  }

  writeOutside(variable: string, node: ts.Node): void {
    this.steps.push({ kind: "write-outside", variable, text: textOf(node), place: placeOf(node) });
  }

  unknown(node: ts.Node, why: "unknown-call" | "impure-code" = "unknown-call"): void {
    this.steps.push({ kind: "unknown", why, text: textOf(node), place: placeOf(node) });
  }

  callValue(callee: Value, node: ts.Node): void {
    if (callee === undefined) return;
    this.steps.push({ kind: "call-value", callee, text: textOf(node), place: placeOf(node) });
  }

  find(rule: Finding["rule"], node: ts.Node, cause?: string, text = textOf(node)): void {
    this.findings.push({ kind: "finding", rule, text, place: placeOf(node), ...(cause && { cause }) });
  }

  enter(to: UnitId, how: Call["how"], at: ts.Node): void {
    this.calls.push({ kind: "call", to, how, place: placeOf(at) });
    if (!this.references.has(nameIn(at))) this.references.set(nameIn(at), to);
  }

  invoke(units: readonly UnitId[], given: Given, place: Place): Slot {
    const result = this.slot();
    const receiver = given.receiver ?? this.slot();
    const slots = given.arguments.map((value) => value ?? this.slot());
    const rest = given.rest === undefined ? {} : { rest: given.rest };
    this.steps.push({ kind: "invoke", units, receiver, arguments: slots, ...rest, result, place });
    return result;
  }
}

/** What a call hands over. */
export interface Given {
  readonly receiver: Value;
  readonly arguments: readonly Value[];
  readonly rest?: Value;
}

/** The source of a node in one line, as messages quote it. */
export function textOf(node: ts.Node): string {
  const text = node.getText().replace(/\s+/g, " ");
  return text.length > 60 ? `${text.slice(0, 57)}...` : text;
}

/** The identifier by which an expression names what it calls or reads. */
function nameIn(node: ts.Node): ts.Node {
  const { expression, name } = node as Partial<ts.CallExpression & ts.PropertyAccessExpression>;
  if (name !== undefined && expression !== undefined) return name;
  return expression === undefined ? node : nameIn(expression);
}
