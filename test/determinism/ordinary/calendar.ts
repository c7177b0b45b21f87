import { clock, random } from "coopy";
import { assertNever, Refused } from "./result.ts";

const dayMs = 24 * 60 * 60 * 1000;
const weekdays = ["Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"] as const;

/** A day without a zone: "2026-01-31". */
export class Day {
  private constructor(readonly epochDay: number) {}
  static of(year: number, month: number, day: number): Day {
    return new Day(Date.UTC(year, month - 1, day) / dayMs);
  }
  static parse(text: string): Day {
    const match = /^(?<year>\d{4})-(?<month>\d\d)-(?<day>\d\d)$/.exec(text);
    if (!match?.groups) throw new Refused(`"${text}" is no day`);
    const { year, month, day } = match.groups;
    return Day.of(Number(year), Number(month), Number(day));
  }
  static at(date: Date): Day {
    return new Day(Math.floor(date.getTime() / dayMs));
  }
  plus(days: number): Day {
    return new Day(this.epochDay + days);
  }
  get date(): Date {
    return new Date(this.epochDay * dayMs);
  }
  get weekday(): (typeof weekdays)[number] {
    return weekdays[this.date.getUTCDay()]!;
  }
  get isWorkday(): boolean {
    return !["Saturday", "Sunday"].includes(this.weekday);
  }
  nextMonth(): Day {
    const date = this.date;
    const last = new Date(Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + 2, 0)).getUTCDate();
    return Day.of(date.getUTCFullYear(), date.getUTCMonth() + 2, Math.min(date.getUTCDate(), last));
  }
  compare(other: Day): number {
    return this.epochDay - other.epochDay;
  }
  toString(): string {
    return this.date.toISOString().slice(0, 10);
  }
}

export type Rule =
  | { readonly kind: "once" }
  | { readonly kind: "daily"; readonly every: number }
  | { readonly kind: "weekly"; readonly on: readonly number[] }
  | { readonly kind: "monthly" };

export function* occurrences(first: Day, rule: Rule): Generator<Day, void, undefined> {
  switch (rule.kind) {
    case "once":
      yield first;
      return;
    case "daily":
      for (let day = first; ; day = day.plus(rule.every)) yield day;
    case "weekly":
      for (let day = first; ; day = day.plus(1)) if (rule.on.includes(day.date.getUTCDay())) yield day;
    case "monthly":
      for (let day = first; ; day = day.nextMonth()) yield day;
    default:
      assertNever(rule);
  }
}

export interface Appointment {
  readonly id: string;
  title: string;
  readonly first: string;
  readonly rule: Rule;
  cancelled: Set<string>;
  guests: Map<string, "asked" | "coming" | "declined">;
}

/** @persistent */
export class Calendar {
  appointments: Appointment[] = [];
  changedAt: Date | undefined;

  schedule(title: string, first: string, rule: Rule = { kind: "once" }): string {
    const appointment: Appointment = {
      id: random.uuid(),
      title: title.trim() || "untitled",
      first: Day.parse(first).toString(),
      rule,
      cancelled: new Set(),
      guests: new Map(),
    };
    this.appointments.push(appointment);
    this.touch();
    return appointment.id;
  }
  invite(id: string, ...names: string[]): void {
    const { guests } = this.find(id);
    names.filter((name) => !guests.has(name)).forEach((name) => void guests.set(name, "asked"));
    this.touch();
  }
  answer(id: string, name: string, isComing: boolean): void {
    const appointment = this.find(id);
    if (!appointment.guests.has(name)) throw new Refused(`${name} is not invited`);
    appointment.guests.set(name, isComing ? "coming" : "declined");
    this.touch();
  }
  cancel(id: string, day: string): void {
    this.find(id).cancelled.add(day);
    this.touch();
  }
  move(id: string, days: number): void {
    const index = this.appointments.findIndex((each) => each.id === id);
    const old = this.appointments[index];
    if (old === undefined) throw new Refused("no such appointment");
    this.appointments.splice(index, 1, {
      ...old,
      first: Day.parse(old.first).plus(days).toString(),
      cancelled: new Set(old.cancelled),
    });
    this.touch();
  }
  import(rows: readonly { title: string; at: string }[]): number {
    let count = 0;
    for (const { title, at } of rows) {
      const date = new Date(at);
      if (Number.isNaN(date.getTime())) continue;
      this.schedule(title, Day.at(date).toString());
      count += 1;
    }
    return count;
  }

  on(day: string): string[] {
    const wanted = Day.parse(day);
    return this.appointments
      .filter((each) => this.falls(each, wanted))
      .map(({ title }) => title)
      .sort();
  }
  week(day: string): Record<string, string[]> {
    const first = Day.parse(day);
    const week: Record<string, string[]> = {};
    for (let offset = 0; offset < 7; offset++) {
      const each = first.plus(offset);
      week[`${each.weekday} ${each}`] = this.on(each.toString());
    }
    return week;
  }
  next(id: string): string | undefined {
    const { first, rule, cancelled } = this.find(id);
    const today = Day.at(clock.now());
    for (const day of occurrences(Day.parse(first), rule)) {
      if (day.compare(today) >= 0 && !cancelled.has(`${day}`)) return day.toString();
      if (day.compare(today) > 4000) return undefined;
    }
    return undefined;
  }
  busiest(): string | undefined {
    const counts = new Map<string, number>();
    for (const { guests } of this.appointments)
      for (const [name, answer] of guests)
        if (answer === "coming") counts.set(name, (counts.get(name) ?? 0) + 1);
    return [...counts].reduce<[string, number] | undefined>(
      (best, entry) => (best === undefined || entry[1] > best[1] ? entry : best),
      undefined,
    )?.[0];
  }
  isChangedSince(date: Date): boolean {
    return this.changedAt !== undefined && this.changedAt > date;
  }

  private falls({ first, rule, cancelled }: Appointment, wanted: Day): boolean {
    if (cancelled.has(wanted.toString())) return false;
    for (const day of occurrences(Day.parse(first), rule)) {
      const order = day.compare(wanted);
      if (order >= 0) return order === 0;
    }
    return false;
  }
  private find(id: string): Appointment {
    const found = this.appointments.find((each) => each.id === id);
    if (!found) throw new Refused("no such appointment", { id });
    return found;
  }
  private touch(): void {
    this.changedAt = clock.now();
  }
}
