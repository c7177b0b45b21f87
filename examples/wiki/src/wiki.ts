import { clock } from "coopy";
import { Page } from "./page.js";

/** @persistent */
export class Wiki {
  pages = new Map<string, Page>();

  createPage(title: string, text: string, parent?: Page): Page {
    if (this.pages.has(title)) throw new Error(`There is a page "${title}" already.`);
    const page = new Page(title, parent);
    page.save(text, clock.now());
    this.pages.set(title, page);
    return page;
  }

  updatePage(title: string, text: string): void {
    this.page(title).save(text, clock.now());
  }

  childrenOf(title: string): Page[] {
    const parent = this.page(title);
    return [...this.pages.values()].filter((page) => page.parent === parent);
  }

  private page(title: string): Page {
    const page = this.pages.get(title);
    if (page === undefined) throw new Error(`There is no page "${title}".`);
    return page;
  }
}
