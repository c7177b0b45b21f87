import {
  by,
  groupBy,
  isDefined,
  MultiMap,
  memoized,
  PriorityQueue,
  range,
  sum,
  take,
  thenBy,
  zip,
} from "./collections.ts";
import { NotFound, required } from "./result.ts";

interface Road {
  readonly from: string;
  readonly to: string;
  readonly km: number;
}
interface Visit {
  readonly town: string;
  readonly km: number;
  readonly before?: Visit;
}

class Graph {
  readonly #roads = new Map<string, Road[]>();
  constructor(roads: Iterable<Road>) {
    for (const road of roads) {
      this.#add(road);
      this.#add({ ...road, from: road.to, to: road.from });
    }
  }
  #add(road: Road): void {
    this.#roads.set(road.from, [...(this.#roads.get(road.from) ?? []), road]);
  }
  from(town: string): readonly Road[] {
    return this.#roads.get(town) ?? [];
  }
  get towns(): readonly string[] {
    return [...this.#roads.keys()].sort();
  }
  shortest(from: string, to: string): Visit | undefined {
    const queue = new PriorityQueue<Visit>(
      thenBy(
        by(({ km }) => km),
        by(({ town }) => town),
      ),
    );
    const seen = new Set<string>();
    queue.push({ town: from, km: 0 });
    for (const visit of queue.drain()) {
      if (visit.town === to) return visit;
      if (seen.has(visit.town)) continue;
      seen.add(visit.town);
      for (const { to: town, km } of this.from(visit.town))
        if (!seen.has(town)) queue.push({ town, km: visit.km + km, before: visit });
    }
    return undefined;
  }
  components(): string[][] {
    const seen = new Set<string>();
    const walk = (town: string, found: string[]): string[] => {
      if (seen.has(town)) return found;
      seen.add(town);
      found.push(town);
      for (const { to } of this.from(town)) walk(to, found);
      return found;
    };
    return this.towns.map((town) => walk(town, [])).filter((towns) => towns.length > 0);
  }
  /** Kahn's order, of the roads as they were given. */
  order(roads: readonly Road[]): string[] {
    const degree = new Map(this.towns.map((town) => [town, 0]));
    for (const { to } of roads) degree.set(to, (degree.get(to) ?? 0) + 1);
    const ready = [...degree].filter(([, count]) => count === 0).map(([town]) => town);
    const ordered: string[] = [];
    for (let town = ready.shift(); town !== undefined; town = ready.shift()) {
      ordered.push(town);
      for (const road of roads.filter(({ from }) => from === town)) {
        const left = degree.get(road.to)! - 1;
        degree.set(road.to, left);
        if (left === 0) ready.push(road.to);
      }
    }
    return ordered;
  }
}

function pathOf(visit: Visit | undefined): string[] {
  return visit === undefined ? [] : [...pathOf(visit.before), visit.town];
}

function editDistance(left: string, right: string): number {
  let row = Array.from({ length: right.length + 1 }, (_, index) => index);
  for (const [index, letter] of [...left].entries()) {
    const next = [index + 1];
    for (const [column, other] of [...right].entries())
      next.push(Math.min(row[column]! + (letter === other ? 0 : 1), row[column + 1]! + 1, next[column]! + 1));
    row = next;
  }
  return row.at(-1)!;
}

/** @persistent */
export class Routes {
  roads: Road[] = [];
  plans: { name: string; towns: string[]; km: number }[] = [];

  build(from: string, to: string, km: number): void {
    this.roads.push({ from, to, km });
  }
  plan(name: string, ...stops: string[]): number {
    const graph = new Graph(this.roads);
    const legs = [...zip(stops, stops.slice(1))].map(([from, to]) =>
      required(graph.shortest(from, to), "road", `${from}-${to}`),
    );
    const km = sum(legs.map((leg) => leg.km));
    this.plans.push({
      name,
      towns: legs.flatMap((leg) => pathOf(leg)).filter((town, index, all) => town !== all[index - 1]),
      km,
    });
    return km;
  }
  rename(town: string, name: string): number {
    const rename = (each: string): string => (each === town ? name : each);
    const before = this.roads;
    this.roads = before.map((road) => ({ ...road, from: rename(road.from), to: rename(road.to) }));
    return this.roads.filter(
      (road, index) => road.from !== before[index]!.from || road.to !== before[index]!.to,
    ).length;
  }

  shortest(from: string, to: string): readonly string[] {
    return pathOf(new Graph(this.roads).shortest(from, to));
  }
  islands(): number {
    return new Graph(this.roads).components().length;
  }
  meant(text: string): string | undefined {
    const distance = memoized((town: string) => editDistance(town.toLowerCase(), text.toLowerCase()));
    const [nearest] = new Graph(this.roads).towns.toSorted(
      thenBy(
        by(distance),
        by((town) => town),
      ),
    );
    return nearest;
  }
  byLength(): Map<string, string[]> {
    const named = groupBy(this.plans, ({ km }) => (km < 100 ? "short" : km < 1000 ? "middle" : "long"));
    return new Map([...named].map(([key, plans]) => [key, plans.map(({ name }) => name)]));
  }
  crossings(): string[] {
    const passing = new MultiMap<string, string>();
    for (const { name, towns } of this.plans) for (const town of towns) passing.add(town, name);
    return new Graph(this.roads).towns.filter((town) => passing.get(town).size > 1);
  }
  milestones(name: string): number[] {
    const plan = this.plans.find((each) => each.name === name);
    if (plan === undefined) throw new NotFound("plan", name);
    return [...take(10, range(0, plan.km, 50))];
  }
  inOrder(): string[] {
    return new Graph(this.roads).order(this.roads).filter(isDefined);
  }
}
