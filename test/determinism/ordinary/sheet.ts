import { type Expression, evaluate, namesIn, Parser, type Value } from "./formula.ts";
import { Refused } from "./result.ts";

export class Cell {
  input = "";
  formula: Expression | undefined;
  value: Value = "";
  error: string | undefined;
  get isFormula(): boolean {
    return this.formula !== undefined;
  }
}

/** What was done, and how it is taken back. */
export interface Edit {
  readonly name: string;
  readonly before: string;
  readonly after: string;
}

export class History<Entry> {
  private done: Entry[] = [];
  private undone: Entry[] = [];
  constructor(private readonly limit: number) {}
  add(entry: Entry): void {
    this.done.push(entry);
    if (this.done.length > this.limit) this.done.shift();
    this.undone.length = 0;
  }
  back(): Entry | undefined {
    const entry = this.done.pop();
    if (entry !== undefined) this.undone.push(entry);
    return entry;
  }
  forth(): Entry | undefined {
    const entry = this.undone.pop();
    if (entry !== undefined) this.done.push(entry);
    return entry;
  }
  get last(): Entry | undefined {
    return this.done.at(-1);
  }
  *[Symbol.iterator](): Generator<Entry> {
    yield* this.done;
  }
}

/** @persistent */
export class Sheet {
  cells = new Map<string, Cell>();
  history = new History<Edit>(100);
  widths: { [column: string]: number } = {};

  enter(name: string, input: string): void {
    const before = this.cells.get(name)?.input ?? "";
    this.#put(name, input);
    this.history.add({ name, before, after: input });
  }
  paste(from: string, rows: readonly (readonly string[])[]): number {
    let count = 0;
    const [letter, start] = [from.charCodeAt(0), Number(from.slice(1))];
    for (const [y, row] of rows.entries()) {
      row.forEach((text, x) => {
        this.enter(`${String.fromCharCode(letter + x)}${start + y}`, text);
        count++;
      });
    }
    return count;
  }
  undo(): boolean {
    const edit = this.history.back();
    if (edit) this.#put(edit.name, edit.before);
    return edit !== undefined;
  }
  redo(): boolean {
    const edit = this.history.forth();
    if (edit) this.#put(edit.name, edit.after);
    return edit !== undefined;
  }
  widen(column: string, by: number): void {
    this.widths[column] ||= 80;
    this.widths[column] += by;
  }
  valueOf(name: string): Value {
    return this.cells.get(name)?.value ?? 0;
  }
  errors(): string[] {
    return [...this.cells].filter(([, { error }]) => error).map(([name, { error }]) => `${name}: ${error}`);
  }
  dependents(name: string): string[] {
    const found: string[] = [];
    for (const [other, { formula }] of this.cells)
      if (formula && namesIn(formula).has(name)) found.push(other);
    return found.sort();
  }
  toCsv(): string {
    const names = [...this.cells.keys()];
    const rows = Math.max(0, ...names.map((name) => Number(name.slice(1))));
    const columns = [...new Set(names.map((name) => name[0]!))].sort();
    const lines = Array.from({ length: rows }, (_, row) =>
      columns.map((column) => JSON.stringify(this.valueOf(`${column}${row + 1}`))).join(","),
    );
    return lines.join("\n");
  }
  edits(): string[] {
    return Array.from(
      this.history,
      ({ name, before, after }) => `${name}: ${before || "nothing"} → ${after}`,
    );
  }
  preview(input: string): Value {
    return evaluate(Parser.parse(input), (name) => this.valueOf(name));
  }
  #put(name: string, input: string): void {
    const cell = this.cells.get(name) ?? new Cell();
    cell.input = input;
    cell.error = undefined;
    cell.formula = input.startsWith("=") ? Parser.parse(input.slice(1)) : undefined;
    if (!cell.formula) cell.value = input !== "" && !Number.isNaN(+input) ? +input : input;
    this.cells.set(name, cell);
    this.#recalculate();
  }
  #recalculate(): void {
    const state = new Map<string, "busy" | "done">();
    const visit = (name: string): Value => {
      const cell = this.cells.get(name);
      if (!cell?.formula || state.get(name) === "done") return cell?.value ?? 0;
      if (state.get(name) === "busy") throw new Refused(`${name} needs itself`);
      state.set(name, "busy");
      try {
        cell.value = evaluate(cell.formula, visit);
      } catch (error) {
        if (!(error instanceof Refused)) throw error;
        cell.error = error.message;
        cell.value = "#";
      } finally {
        state.set(name, "done");
      }
      return cell.value;
    };
    for (const name of this.cells.keys()) visit(name);
  }
}
