import type ts from "typescript";
import type { Call, Finding, Guard, OutsideRead, Slot, UnitId, Use } from "../../code-model.ts";
import type { Unhookable } from "../../flow-model.ts";
import type { Place } from "../../model.ts";
import { placeOf } from "../context.ts";
import { FlowDraft, type Value } from "./flow-draft.ts";
import type { Written } from "./written.ts";

/** A function inside the unit: what it is given and what it gives, and its own object. */
export interface Inner {
  readonly receiver: Slot;
  readonly parameters: readonly Slot[];
  readonly hasRest: boolean;
  readonly result: Slot;
  readonly self: Slot;
}

/** What is collected about one unit while its code is walked. */
export class Draft extends FlowDraft {
  readonly uses: Use[] = [];
  readonly calls: Call[] = [];
  readonly findings: Finding[] = [];
  readonly reads: OutsideRead[] = [];
  readonly guards: Guard[] = [];
  /** The unit that a name in the text refers to. */
  readonly references = new Map<ts.Node, UnitId>();
  /** The packages whose members are used, with their versions: "lodash@4.17.21". */
  readonly packages = new Set<string>();
  /** What is written to, by the numbers that steps give. */
  readonly sites: Written[] = [];
  readonly inner = new Map<ts.Node, Inner>();

  write(to: Value, node: ts.Node, written: Written, lacks?: Unhookable): void {
    const site = this.sites.push(written) - 1;
    // What comes from nowhere comes with something that cannot be followed, and then all sites count.
    if (to === undefined) return;
    const what = { text: textOf(node), place: placeOf(node), ...(lacks && { lacks }) };
    this.steps.push({ kind: "write", to, site, ...what });
  }

  writeOutside(variable: string, node: ts.Node): void {
    this.steps.push({ kind: "write-outside", variable, text: textOf(node), place: placeOf(node) });
  }

  unknown(node: ts.Node, why: "unknown-call" | "impure-code" = "unknown-call"): void {
    this.steps.push({ kind: "unknown", why, text: textOf(node), place: placeOf(node) });
  }

  /** Something that writes to what nobody sees here. */
  unseen(node: ts.Node): void {
    const site = this.sites.push({ kind: "unseen", node }) - 1;
    this.steps.push({ kind: "unknown", why: "unknown-call", site, text: textOf(node), place: placeOf(node) });
  }

  mayWrite(to: Value, node: ts.Node): void {
    if (to !== undefined)
      this.steps.push({ kind: "may-write", to, text: textOf(node), place: placeOf(node) });
  }

  callValue(callee: Value, node: ts.Node): void {
    if (callee === undefined) return;
    this.steps.push({ kind: "call-value", callee, text: textOf(node), place: placeOf(node) });
  }

  find(rule: Finding["rule"], node: ts.Node, cause?: string, text = textOf(node)): void {
    this.findings.push({ kind: "finding", rule, text, place: placeOf(node), ...(cause && { cause }) });
  }

  guard(calls: readonly UnitId[], node: ts.Node): void {
    this.guards.push({ kind: "guard", calls, place: placeOf(node) });
  }

  /** Notes that an inner function keeps something between its calls. */
  keep(node: ts.Node): void {
    const text = textOf(node);
    this.findings.push({ kind: "finding", rule: "DET164", text, isKept: true, place: placeOf(node) });
  }

  enter(to: UnitId, how: Call["how"], at: ts.Node, hook?: string): void {
    this.calls.push({ kind: "call", to, how, place: placeOf(at), ...(hook && { hook }) });
    if (!this.references.has(nameIn(at))) this.references.set(nameIn(at), to);
  }

  /** What a module made when it was loaded, and what that does. */
  take(unit: UnitId, how: "initialise" | "keep", at: ts.Node): void {
    this.enter(unit, how, at);
    const { place } = this.calls.at(-1)!;
    const nothing = { receiver: this.slot(), arguments: [], result: this.slot() };
    this.steps.push({ kind: "invoke", units: [unit], ...nothing, place, isOver: true });
  }

  invoke(units: readonly UnitId[], given: Given, place: Place, maker?: Place): Slot {
    const result = this.slot();
    const receiver = given.receiver ?? this.slot();
    const slots = given.arguments.map((value) => value ?? this.slot());
    const more = { ...(given.rest !== undefined && { rest: given.rest }), ...(maker && { maker }) };
    this.steps.push({ kind: "invoke", units, receiver, arguments: slots, result, place, ...more });
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
