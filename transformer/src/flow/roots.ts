import type { Place } from "../model.ts";
import type { Thing } from "./contents.ts";

/**
 * What was there before a unit ran: its `this`, an argument by its index; what a field of these held (`this.tasks`); or
 * (with a star) anything that can be reached from one of them; a variable of a module, with all that it holds.
 */
export type Root = Base | `${Base}.${string}` | `${Base}*` | `${Base}.${string}*` | `outside ${string}`;
type Base = "this" | `${number}`;

export function isRoot(thing: Thing): thing is Root {
  return !thing.startsWith("new ");
}

/** Whether it is `this` or an argument itself. */
export function isBase(thing: Thing): thing is Base {
  return /^(this|\d+)$/.test(thing);
}

export function isBelow(root: Root): root is `${Base}*` | `${Base}.${string}*` {
  return root.endsWith("*") && !root.startsWith("outside ");
}

export function below(root: Root): Root {
  return isBelow(root) || root.startsWith("outside ") ? root : (`${root}*` as Root);
}

/** What a field held. Names that could be taken for something else are not told apart. */
export function fieldOf(base: Base, field: string): Root {
  return /^[\w#$]+$/.test(field) ? `${base}.${field}` : `${base}*`;
}

/** The parts of `this.tasks`; undefined for any other root. */
export function fieldIn(root: Root): readonly [base: Base, field: string] | undefined {
  const [, base, field] = /^(this|\d+)\.([\w#$]+)$/.exec(root) ?? [];
  return base === undefined || field === undefined ? undefined : [base as Base, field];
}

/** Whether it is a variable that is declared there: "outside list /src/bag.ts:120". */
export function isVariableIn(root: Root, { file, span }: Place): boolean {
  const end = root.lastIndexOf(":");
  const start = Number(root.slice(end + 1));
  return root.slice(0, end).endsWith(` ${file}`) && start >= span.start && start < span.end;
}

/** Whether a function that was there may have been put there by code that nobody asked. An argument is looked at by who gives it. */
export function isKept(root: Root): boolean {
  return root.startsWith("outside ") || (root.startsWith("this") && root !== "this");
}
