import type { Thing } from "./contents.ts";

/**
 * What was there before a unit ran: its `this`, an argument by its index, or (with a star) anything that can be reached
 * from these; a variable of a module, with all that it holds.
 */
export type Root = "this" | "this*" | `${number}` | `${number}*` | `outside ${string}`;

export function isRoot(thing: Thing): thing is Root {
  return !thing.startsWith("new ");
}

export function isBelow(root: Root): root is "this*" | `${number}*` {
  return root.endsWith("*") && !root.startsWith("outside ");
}

export function below(root: Root): Root {
  return isBelow(root) || root.startsWith("outside ") ? root : (`${root}*` as Root);
}
