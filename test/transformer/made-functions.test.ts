import { expect, test } from "vitest";
import { transformed } from "./package-code.ts";

/** What lies around the methods: functions that make functions, and things of modules. */
const around = `
class Item { count = 0; }
const shared = new Item();
const curried = (item: Item) => (count: number) => { item.count = count; };
const outer = (own: Item) => (item: Item) => (count: number) => { own.count = count; item.count = count; };
const curriedShared = outer(shared);
const counter = () => { let count = 0; return () => ++count; };
const next = counter();
const writesShared = (item: Item) => (count: number) => { shared.count = count + item.count; };
const cache: { set?: (count: number) => void } = {};
function cached(item: Item) { return (cache.set ??= (count: number) => { item.count = count; }); }
function kept(desk: Desk) {
  if (desk.kept) return desk.kept;
  return { put(item: Item) { item.count = 4; desk.items.push(item); } };
}
function bag() { return { last: shared, put(item: Item) { this.last = item; }, get first() { return this.last; } }; }
const stamp = () => () => Date.now();
const deep = (desk: Desk) => () => desk.run();
`;

/** Codes of what is found in a method. */
function found(method: string): readonly string[] {
  const text = `${around}
/** @persistent */
export class Desk {
  items = [new Item()];
  names = new Set<Item>();
  total = 0;
  /** @transient */ kept?: ReturnType<typeof bag> = undefined;
  ${method}
}`;
  const { diagnostics } = transformed({ "desk.ts": text });
  return [...new Set(diagnostics.map(({ code }) => code))];
}

test.each([
  "curried(this.items[0]!)(3);",
  "const set = curried(this.items[0]!); set(3); [1, 2].forEach(set);",
  "outer(this.items[0]!)(new Item())(3);",
  "const count = counter(); this.total = count() + count();",
  "Reflect.apply(curried(this.items[0]!), undefined, [3]);",
  "const own = { get next() { return ++shown.count; } }; const shown = this.items[0]!; this.total = own.next;",
  "const seen = new Set<Item>(); this.items.forEach(seen.add, seen);",
  "const list: Item[] = []; Array.prototype.push.apply(list, this.items); list[0]!.count = 3;",
])("what a command makes by itself is followed: %s", (body) => {
  expect(found(`run(): void { ${body} }`)).toEqual([]);
});

test.each([
  ["curriedShared(this.items[0]!)(3);", "COOPY3161"],
  ["this.total = next();", "COOPY3161"],
  ["writesShared(this.items[0]!)(3);", "COOPY3161"],
  ["cached(this.items[0]!)(3);", "COOPY3161"],
  ["kept(this).put(this.items[0]!);", "COOPY3161"],
  ["bag().first.count = 3;", "COOPY3161"],
  ["this.total = stamp()();", "COOPY3101"],
  ["const go = deep(this); try { go(); } catch { this.total++; }", "COOPY3175"],
  ["const { names } = this; this.items.forEach(names.add, names);", "COOPY3301"],
  ["const seen = new Set<Item>(); this.items.forEach(seen.add, this.names);", "COOPY3301"],
  ["const add = new Set<Item>().add; add.call(this.names, this.items[0]!);", "COOPY3301"],
  ["Reflect.apply(this.items.push, this.items, [new Item()]);", "COOPY3301"],
])("what lies elsewhere is found: %s", (body, code) => {
  expect(found(`run(): void { ${body} }`)).toContain(code);
});

test.each([
  "curried(this.items[0]!)(3);",
  "outer(new Item())(this.items[0]!)(3);",
  "const own = bag(); own.put(this.items[0]!); own.first.count = 4;",
  "const own = { item: this.items[0]!, get next() { return ++this.item.count; } }; own.next;",
  "const seen = new Set<Item>(); this.items.forEach(seen.add, seen); for (const item of seen) item.count = 2;",
  "Array.from(this.items, (item) => (item.count = 1));",
])("a query does not write by what it makes: %s", (body) => {
  expect(found(`/** @readonly */ run(): void { ${body} }`)).toContain("COOPY3201");
});
