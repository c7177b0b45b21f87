import { Given } from "./stamp.ts";

/**
 * Who an object is: to whom it belongs, and its number there. Kept on the object itself in private fields, so that
 * nothing but this sees it, and a copy (spread, `structuredClone`) is nobody.
 */
export class Identity extends Given {
  #owner: object | undefined;
  #id = 0;

  static give(object: object, owner: object, id: number): void {
    const stamped = #owner in object ? object : (new Identity(object) as Identity);
    stamped.#owner = owner;
    stamped.#id = id;
  }

  /** Makes the object nobody again. */
  static take(object: object): void {
    if (#owner in object) object.#owner = undefined;
  }

  static ownerOf(object: object): object | undefined {
    return #owner in object ? object.#owner : undefined;
  }

  /** The number under which `owner` knows the object: 0 for one that is nobody's, -1 for somebody else's. */
  static idOf(object: object, owner: object): number {
    if (!(#owner in object)) return 0;
    if (object.#owner === owner) return object.#id;
    return object.#owner === undefined ? 0 : -1;
  }
}
