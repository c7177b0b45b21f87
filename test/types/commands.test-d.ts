/** What `commands(Class)` and `execute` are typed as. Compiling is the test: `tsc -p test`. */
import { type Command, commands, type DeepReadonly, execute, type Persistent } from "coopy";

type Equal<A, B> = (<T>() => T extends A ? 1 : 2) extends <T>() => T extends B ? 1 : 2 ? true : false;
declare function same<A, B>(proof: Equal<A, B>): void;

class Page {
  title = "";
  #secret = 1;
  private readonly hidden = this.#secret;
  add(to: Page): number {
    return to.hidden;
  }
}

class Wiki {
  pages: Page[] = [];
  add(title: string, parent?: Page): Page {
    return parent ?? this.pages[title.length]!;
  }
  draft(draft: { page: Page; pages: Map<string, Page[]> }): void {
    this.pages.push(draft.page);
  }
  find(id: number): Page;
  find(name: string): Page[];
  find(by: number | string): Page | Page[] {
    return typeof by === "number" ? this.pages[by]! : this.pages;
  }
}

declare const wiki: Persistent<Wiki>;

export async function commandsTakeAndGiveWhatMethodsDo(): Promise<void> {
  const { add, draft, find } = commands(Wiki);
  const seen = wiki.pages[0]!;
  const command: Command<DeepReadonly<Page>> = add("x", seen);
  const page: DeepReadonly<Page> = await execute(wiki, add("x", new Page()));
  await execute(wiki, draft({ page: seen, pages: new Map([["a", [seen, new Page()]]]) }));
  const one: DeepReadonly<Page> = await execute(wiki, find(1));
  const many: readonly DeepReadonly<Page>[] = await execute(wiki, find("x"));
  const [first, nothing, found] = await execute(wiki, [
    add("x"),
    draft({ page, pages: new Map() }),
    find("y"),
  ]);
  same<typeof first, DeepReadonly<Page>>(true);
  same<typeof nothing, void>(true);
  same<typeof found, readonly DeepReadonly<Page>[]>(true);
  // @ts-expect-error a number is no title
  add(1);
  // @ts-expect-error no such overload
  find(true);
  // @ts-expect-error what it gives is readonly
  first.title = "x";
  // @ts-expect-error fields are no commands
  commands(Wiki).pages;
  [one, many, command].forEach(String);
}
