import { userCodeRuns } from "./user-code.ts";

export interface Label {
  text: string;
  size?: number;
  translations: Record<string, string>;
}

export class Exhibit {
  name: string;
  label: Label | undefined;
  note?: string;
  related: Exhibit[] = [];
  protected weight = 0;

  constructor(name: string) {
    userCodeRuns("constructor of Exhibit");
    this.name = name;
  }

  get title(): string {
    userCodeRuns("getter of Exhibit");
    return `${this.name} (${this.weight})`;
  }

  set title(title: string) {
    userCodeRuns("setter of Exhibit");
    this.name = title;
  }

  toString(): string {
    userCodeRuns("toString of Exhibit");
    return this.name;
  }

  toJSON(): string {
    userCodeRuns("toJSON of Exhibit");
    return this.name;
  }
}

export class Painting extends Exhibit {
  painted: Date;
  frame: readonly [width: number, height: number, gilded?: boolean];

  constructor(name: string, painted: Date, width: number) {
    super(name);
    userCodeRuns("constructor of Painting");
    this.painted = painted;
    this.frame = [width, -0];
  }
}

/** Never changes: it is copied as often as it is passed. */
export class Price {
  readonly amount: bigint;
  readonly currency: string;

  constructor(amount: bigint, currency: string) {
    userCodeRuns("constructor of Price");
    this.amount = amount;
    this.currency = currency;
  }
}

/** Many fields, so that one byte that stands for an object makes as much as it can. */
export class Inventory {
  a = 1;
  b = "";
  c = true;
  d = 0n;
  e: number[] = [];
  f = new Map<string, number>();
  g = new Set<string>();
  h: Date | null = null;
  i: string | number = 0;
  j?: string;
  k?: number;
  l: Inventory | undefined;
}

/** Its members can only be made by its constructors, whose code must not run. */
export class Vault extends Exhibit {
  readonly #code: string = given("initial value of #code", "");
  accessor opened: Date | null = given("initial value of opened", null);
  #inside = new Map<string, Vault>();

  constructor(name: string, code = given("default of code", "0000")) {
    super(given("argument of super", name));
    userCodeRuns("constructor of Vault");
    this.#code = code;
    this.#inside.set(code, this);
  }

  get code(): string {
    userCodeRuns("getter of Vault");
    return this.#code;
  }

  put(name: string, vault: Vault): void {
    this.#inside.set(name, vault);
  }

  /** What no property shows, for the test. */
  tell(): readonly unknown[] {
    return [this.#code, this.opened, this.#inside];
  }
}

/** One class, written for each type of content. */
export class Crate<Content> {
  content: Content;
  readonly next: Crate<Content> | null;

  constructor(content: Content, next: Crate<Content> | null) {
    userCodeRuns("constructor of Crate");
    this.content = content;
    this.next = next;
  }
}

function given<T>(what: string, value: T): T {
  userCodeRuns(what);
  return value;
}
