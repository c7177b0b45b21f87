import { namesOf } from "./group.ts";
import { groups } from "./library.ts";
import type { MemberEffect } from "./member-effect.ts";
import { rules } from "./rules.ts";

/**
 * What a method does that is called by its name on a value without a type: `x.getHours()` can only be that of a Date.
 * A name that some harmless member has as well, `x.toString()`, says nothing.
 */
export function restrictedByName(name: string): MemberEffect | undefined {
  return restricted.get(name);
}

/** Whether every member of this name gives a value without identity: `x.trim()`. */
export function givesPrimitive(name: string): boolean {
  return primitives.has(name);
}

/** Whether a member of this name changes what it is called on: `x.push(1)`. */
export function mayWrite(name: string): boolean {
  return writing.has(name);
}

const writing: ReadonlySet<string> = new Set(
  groups
    .filter(({ effects }) => effects.some(({ writes }) => writes === "receiver"))
    .flatMap((group) => namesOf(group).map(ownNameOf)),
);

const primitives: ReadonlySet<string> = primitiveNames();

function primitiveNames(): ReadonlySet<string> {
  const found = new Set<string>();
  const others = new Set<string>();
  for (const group of groups) {
    const isPrimitive = group.effects.every(({ returns }) => returns === "primitive");
    for (const name of namesOf(group)) (isPrimitive ? found : others).add(ownNameOf(name));
  }
  return new Set([...found].filter((name) => !others.has(name)));
}

function ownNameOf(name: string): string {
  return name.replace(/^.*\./, "");
}

const restricted: ReadonlyMap<string, MemberEffect> = restrictedNames();

function restrictedNames(): ReadonlyMap<string, MemberEffect> {
  const found = new Map<string, MemberEffect>();
  const harmless = new Set<string>();
  for (const group of groups) {
    const [worst] = group.effects.filter(isError);
    const isBad = worst !== undefined && group.effects.every(({ rule }) => rule !== undefined);
    for (const name of namesOf(group)) {
      const own = ownNameOf(name);
      if (isBad) found.set(own, worst);
      else harmless.add(own);
    }
  }
  for (const name of harmless) found.delete(name);
  return found;
}

function isError({ rule, severity }: MemberEffect): boolean {
  return rule !== undefined && (severity ?? rules[rule]?.severity) === "error";
}
