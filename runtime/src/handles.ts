import { CoopyError } from "./errors.ts";
import type { Store } from "./store.ts";

/** The store behind each handle. Not a property of the handle: its names belong to the user's class. */
const stores = new WeakMap<object, Store<object>>();

export function bindHandle(handle: object, store: Store<object>): void {
  stores.set(handle, store);
}

/** @throws CoopyError COOPY5006 */
export function storeOf(handle: object): Store<object> {
  const store = stores.get(handle);
  if (store === undefined) {
    throw new CoopyError("COOPY5006", "this is not a handle that `open` returned. Pass that handle itself.");
  }
  return store;
}
