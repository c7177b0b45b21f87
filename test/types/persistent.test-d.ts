/** What users see of a handle. Compiling is the test: `tsc -p test`. */
import {
  type Accepted,
  close,
  commands,
  type DeepReadonly,
  execute,
  flush,
  memory,
  open,
  openSync,
  type Persistent,
  type PersistentSync,
  read,
  type Storage,
  snapshot,
} from "coopy";

type Equal<A, B> = (<T>() => T extends A ? 1 : 2) extends <T>() => T extends B ? 1 : 2 ? true : false;
declare function same<A, B>(proof: Equal<A, B>): void;

class Page {
  title = "";
  readonly children: Page[] = [];
  tags = new Map<string, Set<Date>>();
  parent?: Page;
  private revision = 0;
  constructor(protected readonly author: string) {}
  rename(title: string): number {
    this.title = title;
    return ++this.revision + this.author.length;
  }
}

interface Draft {
  title: string;
  parent: Page;
  related: Page[];
}

class Wiki {
  pages: Page[] = [];
  byName: Map<string, Page> = new Map();
  home?: Page;
  pair: [string, Page?] = [""];
  counts: Record<string, number> = {};
  readonly opened = new Date();
  private secret = 1;

  get first(): Page | undefined {
    return this.pages[this.secret];
  }
  add(title: string, parent?: Page): Page {
    const page = new Page(title);
    if (parent) page.parent = parent;
    return page;
  }
  draft(draft: Draft, ...others: Page[]): void {
    this.pages.push(draft.parent, ...others);
  }
  index(pages: Map<string, Page>, at: Date, ids: number[]): void {
    this.byName = pages;
    this.counts["n"] = at.getTime() + ids.length;
  }
  find(id: number): Page;
  find(name: string, exact: boolean): Page[];
  find(by: Date): Set<Page>;
  find(by: bigint): null;
  find(by: number | string | Date | bigint, _exact?: boolean): Page | Page[] | Set<Page> | null {
    return typeof by === "number" ? this.pages[0]! : null;
  }
  two(name: string): string;
  two(id: number): number;
  two(by: string | number): string | number {
    return by;
  }
  nothing(): void {}
  anything(): unknown {
    return 1;
  }
  union(value: string | Page | null): Page | null {
    return typeof value === "string" ? null : value;
  }
}

declare const wiki: Persistent<Wiki>;
declare const someone: Page;

export async function methodsGivePromises(): Promise<void> {
  same<ReturnType<typeof wiki.nothing>, Promise<void>>(true);
  same<ReturnType<typeof wiki.anything>, Promise<unknown>>(true);
  const added = await wiki.add("x");
  same<typeof added, DeepReadonly<Page>>(true);
  await wiki.add("x", someone);
  // @ts-expect-error a number is no title
  await wiki.add(1);
  // @ts-expect-error the parent is a page
  await wiki.add("x", "y");
  // @ts-expect-error too many
  await wiki.nothing(1);
}

export function fieldsAreReadonlyAtEveryDepth(): void {
  // @ts-expect-error
  wiki.pages = [];
  // @ts-expect-error
  wiki.pages.push(someone);
  // @ts-expect-error
  wiki.pages[0]!.title = "x";
  // @ts-expect-error
  wiki.pages[0]!.children.push(someone);
  // @ts-expect-error
  wiki.pages[0]!.parent!.title = "x";
  // @ts-expect-error
  wiki.byName.set("x", someone);
  // @ts-expect-error
  wiki.byName.get("x")!.title = "x";
  // @ts-expect-error
  wiki.byName.get("x")!.tags.get("t")!.add(new Date());
  // @ts-expect-error
  for (const date of wiki.byName.get("x")!.tags.get("t")!) date.setTime(0);
  // @ts-expect-error
  wiki.opened.setFullYear(2000);
  // @ts-expect-error
  wiki.counts["x"] = 1;
  // @ts-expect-error
  wiki.pair[0] = "x";
  // @ts-expect-error
  wiki.first!.title = "x";
  // @ts-expect-error a private field is nobody's
  wiki.secret;
  const title: string | undefined = wiki.first?.title;
  const time: number = wiki.opened.getTime();
  const [name, page] = wiki.pair;
  const titles: string[] = [...wiki.byName.values()].map(
    (each) => each.title + name + page?.title + title + time,
  );
  titles.sort();
}

export async function whatWasReadCanBePassedBack(): Promise<void> {
  const page = await wiki.add("x");
  await wiki.add("y", page);
  await wiki.add("y", wiki.pages[0]!);
  await wiki.draft({ title: "d", parent: page, related: [someone, page] }, page, someone);
  await wiki.index(wiki.byName, wiki.opened, [1]);
  await wiki.index(new Map([["a", page]]), new Date(), Object.freeze([1]));
  await wiki.union(page);
  await wiki.union(await wiki.union(null));
  const accepted: readonly Accepted<Page>[] = [page, someone];
  String(accepted);
}

export async function overloadsAreKeptUpToFour(): Promise<void> {
  const one: DeepReadonly<Page> = await wiki.find(1);
  const many: readonly DeepReadonly<Page>[] = await wiki.find("x", true);
  const set: ReadonlySet<DeepReadonly<Page>> = await wiki.find(new Date());
  const none: null = await wiki.find(1n);
  // @ts-expect-error no such overload
  await wiki.find("x");
  const text: string = await wiki.two("x");
  const number: number = await wiki.two(1);
  // @ts-expect-error a text gives a text
  const wrong: number = await wiki.two("x");
  [one, many, set, none, text, number, wrong].forEach(String);
}

export async function handlesAreDisposable(): Promise<void> {
  await using disposable = wiki;
  const opened: Persistent<Wiki> = await open(Wiki);
  const withArguments: Persistent<Page> = await open(Page, "place", { arguments: ["author"] });
  const fromInstance: Persistent<Page> = await open(new Page("author"));
  // @ts-expect-error the constructor takes a text
  await open(Page, "place", { arguments: [1] });
  [disposable, opened, withArguments, fromInstance].forEach(String);
}

export function optionalFieldsStayOptional(): void {
  const home: DeepReadonly<Page> | undefined = wiki.home;
  same<DeepReadonly<string | 1n | null>, string | 1n | null>(true);
  same<DeepReadonly<number[]>, readonly number[]>(true);
  same<DeepReadonly<[string, number?]>, readonly [string, number?]>(true);
  same<DeepReadonly<{ a?: { b: string[] } }>, { readonly a?: { readonly b: readonly string[] } }>(true);
  same<DeepReadonly<unknown>, unknown>(true);
  String(home);
}

declare const sync: PersistentSync<Wiki>;

export function synchronousHandlesReturnResults(): void {
  same<ReturnType<typeof sync.nothing>, void>(true);
  same<ReturnType<typeof sync.anything>, unknown>(true);
  const added = sync.add("x", sync.pages[0]);
  same<typeof added, DeepReadonly<Page>>(true);
  const many: readonly DeepReadonly<Page>[] = sync.find("x", true);
  sync.draft({ title: "d", parent: added, related: [] }, added);
  // @ts-expect-error
  sync.pages[0]!.title = "x";
  // @ts-expect-error a number is no title
  sync.add(1);
  String(many);
}

export async function functionsAnswerAsTheHandleDoes(): Promise<void> {
  const { two } = commands(Wiki);
  same<typeof flushed, void>(true);
  const flushed = flush(sync);
  const promised: Promise<void> = flush(wiki);
  const text: string = execute(sync, two("x"));
  const later: Promise<string> = execute(wiki, two("x"));
  const results: readonly [string, number] = execute(sync, [two("x"), two(1)]);
  const title: string | undefined = read(sync, ({ first }) => first?.title);
  const laterTitle: Promise<string | undefined> = read(wiki, ({ first }) => first?.title);
  const saved = snapshot(sync);
  same<typeof saved, void>(true);
  const closed = close(sync);
  same<typeof closed, void>(true);
  const closing: readonly Promise<void>[] = [snapshot(wiki), close(wiki, { snapshot: false })];
  String([promised, text, later, results, title, laterTitle, closing]);
}

export function onlyStoragesThatCanAnswerAtOnceAreOpenedSynchronously(promising: Storage): void {
  using opened: PersistentSync<Wiki> = openSync(Wiki, memory());
  using page: PersistentSync<Page> = openSync(Page, "place", { arguments: ["author"], pendingCountMax: 10 });
  // @ts-expect-error its operations are promised
  openSync(Wiki, promising);
  // @ts-expect-error there is no other thread to wait
  openSync(Wiki, memory(), { syncThread: "pool" });
  String([opened, page]);
}
