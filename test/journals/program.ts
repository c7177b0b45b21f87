import { clock, random } from "coopy";

export interface Note {
  text: string;
  replies: Note[];
  author?: Person;
}

export class Person {
  #secret = 0n;
  friends = new Set<Person>();
  constructor(
    public name: string,
    readonly born: Date,
  ) {}
  keep(secret: bigint): void {
    this.#secret = secret;
  }
  tell(): bigint {
    return this.#secret;
  }
}

export class Guest extends Person {
  accessor visits = 1;
  by = "nobody";
}

/** @persistent */
export class System {
  people = new Map<string, Person>();
  notes: Note[] = [];
  drawn: (number | string)[] = [];
  odds: unknown[] = [];
  self: System = this;

  invite(name: string, secret: bigint, by?: Person): Person {
    const person = by === undefined ? new Person(name, clock.now()) : new Guest(name, by.born);
    person.keep(secret);
    if (by !== undefined) {
      person.friends.add(by);
      by.friends.add(person);
    }
    this.people.set(name, person);
    return person;
  }

  write(note: Note): Note {
    this.notes.push(note);
    return note;
  }

  reply(to: Note, text: string, author: Person): void {
    to.replies.push({ text, replies: [to], author });
  }

  draw(): void {
    this.drawn.push(random.integer(1, 6), random.uuid(), clock.nowMs());
  }

  add(...odds: unknown[]): void {
    this.odds.push(...odds);
  }

  fail(): void {
    this.notes = [];
    throw new Error("undone");
  }
}
