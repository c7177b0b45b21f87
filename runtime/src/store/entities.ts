import type { EntityLookup, EntityReferences } from "../codec/graph-entities.ts";
import { Identity } from "../codec/identity.ts";
import { noLongerStored, ofAnotherStore } from "./argument-errors.ts";
import { Copied } from "./copied.ts";
import type { EntityCut } from "./entity-cut.ts";
import { EntityTable } from "./entity-table.ts";
import { Postponed } from "./postponed.ts";

/**
 * The objects of a store that commands can be given, by number. Numbers are given in the order in which objects are
 * born: read from arguments, or made while a command runs. So a replay gives the same ones.
 */
export class Entities implements EntityReferences, EntityLookup {
  #table = new EntityTable();
  /** Those that the newest snapshot did not hold. Listeners of earlier commands may still be told of them. */
  #leaving = new EntityTable();
  #next = 1;
  /** What the snapshot in progress holds: nothing else can be given to commands. */
  cut: EntityCut | undefined;
  readonly #born: object[] = [];
  readonly #postponed = new Postponed();
  readonly #copied = new Copied();

  /** The number that the next object gets. */
  get next(): number {
    return this.#next;
  }

  /** A command begins: what follows can be taken back. */
  begin(): void {
    // Most commands make nothing that has a number, and to set a length takes as long as they do.
    if (this.#born.length > 0) this.#born.length = 0;
    this.#copied.keep();
  }

  /** The command did not happen: what it made has no number, and what was copied can be passed again. */
  rollback(): void {
    for (const object of this.#born) {
      this.#table.delete(--this.#next);
      Identity.take(object);
    }
    this.#copied.takeBack();
    this.begin();
  }

  born(object: object): void {
    if (Identity.idOf(object, this) !== 0) return;
    if (this.#postponed.takes(object)) return;
    this.#born.push(object);
    this.restore(object, this.#next++);
  }

  own(object: object): void {
    if (Identity.ownerOf(object) === undefined) Identity.give(object, this, 0);
  }

  /**
   * Instances of these classes that are born from now on wait for their numbers; all others that waited get theirs.
   * So it is while what is replayed was written by a version of the program in which they had none.
   */
  postpone(prototypes: ReadonlySet<object> | undefined): void {
    for (const object of this.#postponed.begin(prototypes)) this.born(object);
    this.begin();
  }

  /** Objects that a snapshot held and gave no number. */
  awaitNumbers(objects: readonly object[]): void {
    for (const object of objects) if (Identity.idOf(object, this) === 0) this.#postponed.hold(object);
  }

  refer(object: object): number {
    const id = Identity.idOf(object, this);
    if (id === 0) return 0;
    if (id < 0) {
      if (Copied.has(object)) return 0;
      throw ofAnotherStore();
    }
    if (this.#table.get(id) === undefined || this.cut?.admits(object, id) === false) throw noLongerStored();
    return id;
  }

  copy(instance: object, className: string): void {
    this.#copied.add(instance, className);
  }

  find(id: number): object | undefined {
    return this.#table.get(id);
  }

  /** As `find` and no births: for those who look at what commands were given when they are over. */
  get past(): EntityLookup {
    return { find: (id) => this.#table.get(id) ?? this.#leaving.get(id), born() {} };
  }

  /** The number of an object of the state, or 0. */
  idOf(object: object): number {
    return Math.max(Identity.idOf(object, this), 0);
  }

  /** Forgets all: a state is about to be read. */
  clear(next: number): void {
    this.#table = new EntityTable();
    this.#leaving = new EntityTable();
    this.#next = next;
    this.begin();
  }

  restore(object: object, id: number): void {
    Identity.give(object, this, id);
    this.#table.set(id, object);
  }

  /** Lets go of every object that the snapshot, which is complete, does not hold. */
  *letGo(cut: EntityCut): Generator<void> {
    this.#leaving = new EntityTable();
    yield* this.#table.part((id, object) => cut.admits(object, id), this.#leaving);
  }
}
