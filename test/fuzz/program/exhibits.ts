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
