import { clock, random } from "coopy";
import { assertNever, Refused, required } from "./result.ts";

const transitions = {
  open: ["started", "closed"],
  started: ["review", "open", "closed"],
  review: ["started", "closed"],
  closed: ["open"],
} as const satisfies Record<string, readonly string[]>;

export type State = keyof typeof transitions;
export type Role = "reader" | "reporter" | "developer" | "owner";
type Action = "comment" | "assign" | "close" | "configure";

const ranks: readonly Role[] = ["reader", "reporter", "developer", "owner"];
const needed: Readonly<Record<Action, Role>> = {
  comment: "reporter",
  assign: "developer",
  close: "developer",
  configure: "owner",
};

export class Permissions {
  private readonly roles = new Map<string, Role>();
  private denied = new Set<`${string}:${Action}`>();
  grant(user: string, role: Role): this {
    this.roles.set(user, role);
    return this;
  }
  deny(user: string, action: Action): this {
    this.denied.add(`${user}:${action}`);
    return this;
  }
  may(user: string, action: Action): boolean {
    const role = this.roles.get(user) ?? "reader";
    return ranks.indexOf(role) >= ranks.indexOf(needed[action]) && !this.denied.has(`${user}:${action}`);
  }
  check(user: string, action: Action): void {
    if (!this.may(user, action)) throw new Refused(`${user} may not ${action}`);
  }
  matrix(): Record<string, Action[]> {
    const actions = Object.keys(needed) as Action[];
    return Object.fromEntries(
      [...this.roles.keys()].map((user) => [user, actions.filter((one) => this.may(user, one))]),
    );
  }
}

export type Happening = { readonly at: Date; readonly by: string } & (
  | { readonly kind: "comment"; readonly text: string }
  | { readonly kind: "state"; readonly from: State; readonly to: State }
  | { readonly kind: "assigned"; readonly to: string | null }
);

export class Issue {
  state: State = "open";
  assignee: string | null = null;
  labels: string[] = [];
  happenings: Happening[] = [];
  blockedBy = new Set<Issue>();
  constructor(
    readonly number: number,
    public title: string,
    readonly reporter: string,
    readonly createdAt: Date,
  ) {}
  get isOpen(): boolean {
    return this.state !== "closed";
  }
  get age(): (at: Date) => number {
    return (at) => Math.floor((at.getTime() - this.createdAt.getTime()) / 86_400_000);
  }
  move(to: State, by: string, at: Date): void {
    const allowed: readonly State[] = transitions[this.state];
    if (!allowed.includes(to)) throw new Refused(`${this.state} does not become ${to}`);
    if (to === "closed" && [...this.blockedBy].some(({ isOpen }) => isOpen))
      throw new Refused("it is blocked");
    this.happenings.push({ kind: "state", from: this.state, to, by, at });
    this.state = to;
  }
  blocks(other: Issue, seen = new Set<Issue>()): boolean {
    if (seen.has(other)) return false;
    seen.add(other);
    return other.blockedBy.has(this) || [...other.blockedBy].some((each) => this.blocks(each, seen));
  }
  mentions(): string[] {
    const texts = this.happenings.flatMap((each) => (each.kind === "comment" ? [each.text] : []));
    return [...new Set(texts.flatMap((text) => [...text.matchAll(/@(\w+)/g)].map(([, name]) => name!)))];
  }
}

export function told(happening: Happening): string {
  const { by } = happening;
  switch (happening.kind) {
    case "comment":
      return `${by}: ${happening.text}`;
    case "state":
      return `${by} moved it from ${happening.from} to ${happening.to}`;
    case "assigned":
      return happening.to === null ? `${by} took it away` : `${by} gave it to ${happening.to}`;
    default:
      return assertNever(happening);
  }
}

/** Words to issues, by the beginnings of words. */
export class Trie<Value> {
  private children = new Map<string, Trie<Value>>();
  private values = new Set<Value>();
  add(word: string, value: Value): void {
    let node: Trie<Value> = this;
    for (const letter of word.toLowerCase()) {
      let next = node.children.get(letter);
      if (next === undefined) {
        next = new Trie();
        node.children.set(letter, next);
      }
      node = next;
    }
    node.values.add(value);
  }
  remove(word: string, value: Value): boolean {
    const node = this.find(word);
    return node?.values.delete(value) ?? false;
  }
  *startingWith(prefix: string): Generator<Value> {
    const node = this.find(prefix);
    if (node) yield* node.all();
  }
  private find(prefix: string): Trie<Value> | undefined {
    let node: Trie<Value> | undefined = this;
    for (const letter of prefix.toLowerCase()) node = node?.children.get(letter);
    return node;
  }
  private *all(): Generator<Value> {
    yield* this.values;
    for (const [, child] of [...this.children].sort(([a], [b]) => a.localeCompare(b, "en")))
      yield* child.all();
  }
}

/** @persistent */
export class Tracker {
  issues: Issue[] = [];
  permissions = new Permissions();
  words = new Trie<Issue>();
  #watchers = new Map<Issue, Set<string>>();

  invite(user: string, role: Role): void {
    this.permissions.grant(user, role);
  }
  report(by: string, title: string, labels: readonly string[] = []): number {
    const issue = new Issue(this.issues.length + 1, title.trim(), by, clock.now());
    issue.labels.push(...labels);
    this.issues.push(issue);
    for (const word of title.split(/\W+/).filter(Boolean)) this.words.add(word, issue);
    this.#watchersOf(issue).add(by);
    return issue.number;
  }
  comment(number: number, by: string, text: string): void {
    this.permissions.check(by, "comment");
    const issue = this.get(number);
    issue.happenings.push({ kind: "comment", by, text, at: clock.now() });
    for (const name of [by, ...issue.mentions()]) this.#watchersOf(issue).add(name);
  }
  move(number: number, by: string, to: State): void {
    if (to === "closed") this.permissions.check(by, "close");
    this.get(number).move(to, by, clock.now());
  }
  assign(number: number, by: string, to: string | null): void {
    this.permissions.check(by, "assign");
    const issue = this.get(number);
    issue.assignee = to;
    issue.happenings.push({ kind: "assigned", by, to, at: clock.now() });
  }
  assignAtRandom(users: readonly string[]): void {
    const waiting = this.issues.filter((issue) => issue.isOpen && issue.assignee === null);
    for (const issue of waiting)
      this.assign(issue.number, issue.reporter, random.shuffle([...users])[0] ?? null);
  }
  block(number: number, by: number): void {
    const [issue, blocker] = [this.get(number), this.get(by)];
    if (issue === blocker || issue.blocks(blocker)) throw new Refused("that would be a circle");
    issue.blockedBy.add(blocker);
  }
  get(number: number): Issue {
    return required(this.issues[number - 1], "issue", number);
  }
  search(prefix: string): string[] {
    return [...new Set(this.words.startingWith(prefix))].map(({ number, title }) => `#${number} ${title}`);
  }
  watching(user: string): number[] {
    const numbers: number[] = [];
    this.#watchers.forEach((users, { number }) => {
      if (users.has(user)) numbers.push(number);
    });
    return numbers;
  }
  board(): Record<State, string[]> {
    const columns: Record<State, string[]> = { open: [], started: [], review: [], closed: [] };
    for (const { state, title } of this.issues) columns[state].push(title);
    return columns;
  }
  story(number: number): string[] {
    return this.get(number).happenings.map(told);
  }
  oldest(at: Date, count = 5): [string, number][] {
    const aged = this.issues
      .filter(({ isOpen }) => isOpen)
      .map((issue): [string, number] => [issue.title, issue.age(at)]);
    aged.sort(([, left], [, right]) => right - left);
    aged.length = Math.min(aged.length, count);
    return aged;
  }
  labels(): [string, number][] {
    const counts = this.issues
      .flatMap(({ labels }) => labels)
      .reduce((all, label) => all.set(label, (all.get(label) ?? 0) + 1), new Map<string, number>());
    return [...counts].sort(([, a], [, b]) => b - a);
  }
  #watchersOf(issue: Issue): Set<string> {
    let users = this.#watchers.get(issue);
    if (users === undefined) {
      users = new Set();
      this.#watchers.set(issue, users);
    }
    return users;
  }
}
