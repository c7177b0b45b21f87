import { Identity } from "../codec/identity.ts";
import { alreadyStored } from "./argument-errors.ts";

/** Owner of the instances that were copied into a store: passing one again would be taken for the copy. */
const owner = { kind: "copied" } as const;

/** Instances that went to the command that is running, as copies. */
export class Copied {
  readonly #instances: object[] = [];

  static has(object: object): boolean {
    return Identity.ownerOf(object) === owner;
  }

  /** @throws CoopyError COOPY5105 when one went before. */
  add(instance: object, className: string): void {
    if (Copied.has(instance)) throw alreadyStored(className);
    Identity.give(instance, owner, 0);
    this.#instances.push(instance);
  }

  /** The command happened. */
  keep(): void {
    // Most commands copy nothing, and to set a length takes as long as they do.
    if (this.#instances.length > 0) this.#instances.length = 0;
  }

  /** It did not: they can be passed again. */
  takeBack(): void {
    for (const instance of this.#instances) Identity.take(instance);
    this.keep();
  }
}
