/** What a page said, from when on. */
export class Revision {
  constructor(
    readonly text: string,
    readonly savedAt: Date,
  ) {}
}

export class Page {
  readonly history: Revision[] = [];

  constructor(
    readonly title: string,
    readonly parent: Page | undefined,
  ) {}

  get text(): string {
    return this.history.at(-1)?.text ?? "";
  }

  get lastModified(): Date | undefined {
    return this.history.at(-1)?.savedAt;
  }

  /** "Home / Projects / coopy" */
  get path(): string {
    return this.parent === undefined ? this.title : `${this.parent.path} / ${this.title}`;
  }

  save(text: string, savedAt: Date): void {
    this.history.push(new Revision(text, savedAt));
  }
}
