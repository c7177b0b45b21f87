/** Every kind of value, as a handle shows it and takes it back. Compiling is the test: `tsc -p test`. */
import { type Accepted, type DeepReadonly, type Persistent, peek, read } from "coopy";

type Equal<A, B> = (<T>() => T extends A ? 1 : 2) extends <T>() => T extends B ? 1 : 2 ? true : false;
declare function same<A, B>(proof: Equal<A, B>): void;

class Page {
  title = "";
  private revision = 0;
  #secret = 0;
  readonly children: Page[] = [];
  parent?: Page;
  first(): Page | undefined {
    return this.children[this.revision + this.#secret];
  }
  isBelow(other: Page): boolean {
    return this.parent === other;
  }
  map<U>(change: (page: Page) => U): U[] {
    return this.children.map(change);
  }
}
class Index extends Map<string, Page> {
  hits: number[] = [];
}
class Stack extends Array<Page> {
  top: Page | undefined;
}
class Stamp extends Date {
  zones: string[] = [];
}
class Failure extends Error {
  readonly pages: Page[] = [];
}
class Marker {}

type Id = string & { readonly brand: unique symbol };
type Json = null | boolean | number | string | Json[] | { [key: string]: Json };
interface Tree {
  value: Page;
  left?: Tree;
  right: Tree | null;
}
type Event = { kind: "added"; page: Page } | { kind: "moved"; from: Page[]; at: Date };

class Store {
  bytes = new Uint8Array(1);
  floats = new Float64Array(1);
  view = new DataView(new ArrayBuffer(1));
  pattern = /x/;
  address = new URL("http://localhost");
  error = new Error();
  failure = new Failure();
  id = "" as Id;
  json: Json = null;
  tree: Tree | null = null;
  event: Event | null = null;
  stamp = new Stamp();
  index = new Index();
  stack = new Stack();
  marker = new Marker();
  frozen: readonly Page[] = [];
  tuple: [page: Page, at?: Date, ...rest: Page[]] = [new Page()];
  byPage = new Map<Page, Map<string, Set<Page>>>();
  record: Record<string, Page[]> = {};
  unknown: unknown = 1;
  // biome-ignore lint/suspicious/noExplicitAny: what happens to it is the question.
  any: any = 1;
  object: object = {};
  literal: "a" | 1 | true = 1;

  takeBytes(bytes: Uint8Array, pattern: RegExp, address: URL, error: Error): Uint8Array {
    return bytes.length > 0 && pattern && address && error ? bytes : this.bytes;
  }
  takeDraft(draft: { page: Page; pages: Page[]; nested: { by: Map<string, Page>; at?: Date } }): void {
    this.stack.push(draft.page);
  }
  takeTuple(tuple: [page: Page, at?: Date, ...rest: Page[]], event: Event): Event {
    return tuple ? event : event;
  }
  takeTree(tree: Tree, json: Json): Tree {
    return json ? tree : tree;
  }
  takeClasses(index: Index, stack: Stack, stamp: Stamp, failure: Failure, marker: Marker): void {
    this.index = [index, stack, stamp, failure, marker].length > 0 ? index : this.index;
  }
  takeMaps(byPage: Map<Page, Map<string, Set<Page>>>, record: Record<string, Page[]>): void {
    this.byPage = record ? byPage : this.byPage;
  }
  takeAny(any: unknown, id: Id, object: object, optional?: Page, ...more: Page[]): Id {
    return [any, object, optional, more].length > 0 ? id : id;
  }
  one(a: string): 1;
  one(a: number): 2;
  one(a: boolean): 3;
  one(a: string | number | boolean): 1 | 2 | 3 {
    return typeof a === "string" ? 1 : typeof a === "number" ? 2 : 3;
  }
  spread(...values: unknown[]): number {
    return values.length;
  }
  spreadReadonly(first: Page, ...pages: readonly Page[]): number {
    return [first, ...pages].length;
  }
  onlyRest(...pages: readonly Page[]): readonly Page[] {
    return pages;
  }
}

declare const store: Persistent<Store>;
declare const page: Page;

export function methodsOfWhatWasReadGiveReadonly(): void {
  const read = store.frozen[0]!;
  const first: DeepReadonly<Page> | undefined = read.first();
  // @ts-expect-error what a method of a readonly object gives is readonly
  read.first()!.title = "x";
  // @ts-expect-error also inside
  read.first()!.children.push(page);
  const below: boolean = read.isBelow(read) || read.isBelow(page);
  const titles: string[] = read.map((each) => each.title);
  const accepted: DeepReadonly<Page> = page;
  // @ts-expect-error private members are nobody's
  read.revision;
  [first, below, titles, accepted].forEach(String);
}

export function libraryObjectsAreReadonly(): void {
  const byte: number = store.bytes[0]! + store.bytes.length + store.bytes.slice(1).length;
  // @ts-expect-error
  store.bytes[0] = 1;
  // @ts-expect-error
  store.bytes.set([1]);
  // @ts-expect-error
  store.floats.sort();
  // @ts-expect-error
  store.floats.fill(0);
  // @ts-expect-error the same memory, which could be written through it
  store.bytes.subarray(0);
  const read: number = store.view.getInt8(0);
  // @ts-expect-error
  store.view.setInt8(0, 1);
  const found: boolean = store.pattern.test("x") || "x".replace(store.pattern, "") === "";
  // @ts-expect-error
  store.pattern.lastIndex = 1;
  const href: string = store.address.href + store.address.searchParams.get("x");
  // @ts-expect-error
  store.address.href = "x";
  // @ts-expect-error
  store.address.searchParams.append("a", "b");
  const message: string = store.error.message + store.failure.pages[0]?.title;
  // @ts-expect-error
  store.error.message = "x";
  // @ts-expect-error
  store.failure.pages.push(page);
  const time: number = store.stamp.getTime() + store.stamp.zones.length;
  // @ts-expect-error
  store.stamp.setTime(1);
  // @ts-expect-error
  store.stamp.zones.push("x");
  [byte, read, found, href, message, time].forEach(String);
}

export function subclassesOfContainersKeepWhatTheyAdd(): void {
  const hits: readonly number[] = store.index.hits;
  const title: string | undefined = store.index.get("x")?.title;
  // @ts-expect-error
  store.index.set("x", page);
  // @ts-expect-error
  store.index.hits.push(1);
  const top: DeepReadonly<Page> | undefined = store.stack.top ?? store.stack[0];
  // @ts-expect-error
  store.stack.push(page);
  // @ts-expect-error
  store.stack.top = page;
  // @ts-expect-error
  store.stack[0]!.title = "x";
  [hits, title, top].forEach(String);
}

export function plainTypesKeepTheirForm(): void {
  same<typeof store.id, Id>(true);
  same<typeof store.literal, "a" | 1 | true>(true);
  same<typeof store.unknown, unknown>(true);
  same<typeof store.object, object>(true);
  same<typeof store.marker, Marker>(true);
  same<DeepReadonly<Map<string, number>>, ReadonlyMap<string, number>>(true);
  same<DeepReadonly<Set<Id>>, ReadonlySet<Id>>(true);
  same<DeepReadonly<readonly [1, 2?, ...string[]]>, readonly [1, 2?, ...string[]]>(true);
  same<DeepReadonly<never>, never>(true);
  // biome-ignore lint/suspicious/noExplicitAny: what happens to it is the question.
  same<DeepReadonly<any>, any>(true);
  const json: DeepReadonly<Json> = store.json;
  if (Array.isArray(json)) String(json.length);
  // @ts-expect-error
  store.tree!.right!.value.title = "x";
  // @ts-expect-error
  store.tuple[0] = page;
  // @ts-expect-error
  store.tuple[2]!.title = "x";
  if (store.event?.kind === "added") {
    // @ts-expect-error
    store.event.page.title = "x";
  } else if (store.event?.kind === "moved") {
    const from: readonly DeepReadonly<Page>[] = store.event.from;
    String(from.length + store.event.at.getTime());
  }
}

export async function whatWasReadIsTakenBackAtEveryDepth(): Promise<void> {
  const seen = store.frozen[0]!;
  await store.takeBytes(
    await store.takeBytes(store.bytes, store.pattern, store.address, store.failure),
    /y/,
    new URL("x"),
    new Failure(),
  );
  await store.takeDraft({
    page: seen,
    pages: [seen, page, ...store.frozen],
    nested: { by: new Map([["a", seen]]), at: store.stamp },
  });
  await store.takeDraft({
    page,
    pages: store.frozen.filter((each) => each.isBelow(seen)),
    nested: { by: store.index },
  });
  await store.takeTuple([seen, store.stamp, page, seen], { kind: "moved", from: [seen], at: new Date() });
  await store.takeTuple(store.tuple, await store.takeTuple(store.tuple, store.event!));
  await store.takeTree(store.tree!, store.json);
  await store.takeTree({ value: seen, right: store.tree }, [1, { a: [store.json] }]);
  await store.takeClasses(store.index, store.stack, store.stamp, store.failure, store.marker);
  await store.takeClasses(new Index(), new Stack(), new Stamp(), new Failure(), new Marker());
  await store.takeMaps(store.byPage, store.record);
  await store.takeMaps(new Map([[seen, new Map([["a", new Set([page, seen])]])]]), {
    a: [seen],
    b: store.frozen,
  });
  const id: Id = await store.takeAny(seen, store.id, store.object, seen, page, ...store.frozen);
  const accepted: Accepted<{ page: Page }> = { page: seen };
  // @ts-expect-error a text is no page, at no depth
  await store.takeDraft({ page, pages: ["x"], nested: { by: new Map() } });
  // @ts-expect-error a brand is asked for
  await store.takeAny(1, "x", {});
  // @ts-expect-error no kind of event
  await store.takeTuple([page], { kind: "gone" });
  // @ts-expect-error Json holds no functions
  await store.takeTree(store.tree!, () => 1);
  // @ts-expect-error a Map of other things
  await store.takeMaps(new Map([["x", new Map()]]), {});
  [id, accepted].forEach(String);
}

export async function overloadsOfAnyNumberUpToFour(): Promise<void> {
  same<1, Awaited<ReturnType<typeof store.one>> extends 1 ? 1 : 1>(true);
  const one: 1 = await store.one("");
  const two: 2 = await store.one(1);
  const three: 3 = await store.one(true);
  // @ts-expect-error none takes a bigint
  await store.one(1n);
  const count: number = await store.spread(1, store.frozen[0], "x");
  const rest: Promise<number> = store.spreadReadonly(page, store.frozen[0]!, page);
  const only: Promise<readonly DeepReadonly<Page>[]> = store.onlyRest(...store.frozen, page);
  // @ts-expect-error a text is no page
  await store.onlyRest(page, "x");
  [one, two, three, count, rest, only].forEach(String);
}

export async function lookingInsideIsReadonly(): Promise<void> {
  const title: string = await read(store, (system) => system.frozen[0]!.title);
  const pages: readonly DeepReadonly<Page>[] = peek(store, (system) => system.frozen);
  // @ts-expect-error
  await read(store, (system) => system.stack.push(page));
  // @ts-expect-error
  peek(store, (system) => (system.literal = 1));
  [title, pages].forEach(String);
}
