import type { Condition, MemberEffect, Rule } from "./member-effect.ts";

/** Members that have the same effects. The table is a list of these; `namesOf` spells them out. */
export interface Group {
  readonly owners: readonly string[];
  readonly members: readonly string[];
  readonly effects: readonly MemberEffect[];
}

/**
 * Every one of `members` in every one of `owners`, both parted by spaces. "()" and "new" stand for the calls of the
 * owner itself, "*" for all that an owner has beside what other groups name: for plain data, and for what is denied
 * as a whole.
 */
export function group(owners: string, members: string, ...effects: readonly MemberEffect[]): Group {
  return { owners: owners.trim().split(/\s+/), members: members.trim().split(/\s+/), effects };
}

/** Names of the global scope. */
export function globals(names: string, ...effects: readonly MemberEffect[]): Group {
  return { owners: [""], members: names.trim().split(/\s+/), effects };
}

export function namesOf({ owners, members }: Group): readonly string[] {
  return owners.flatMap((owner) => members.map((member) => nameOf(owner, member)));
}

function nameOf(owner: string, member: string): string {
  if (member === "()") return `${owner}()`;
  if (member === "new") return `new ${owner}`;
  return owner === "" ? member : `${owner}.${member}`;
}

export const primitive: MemberEffect = { returns: "primitive" };
export const fresh: MemberEffect = { returns: "fresh" };
export const part: MemberEffect = { returns: "part" };
export const copy: MemberEffect = { returns: "copy" };
export const ofArguments: MemberEffect = { returns: "of-arguments" };

export function writesReceiver(effect: MemberEffect): MemberEffect {
  return { ...effect, writes: "receiver" };
}

export function writesArgument(effect: MemberEffect): MemberEffect {
  return { ...effect, writes: "argument" };
}

/** It changes its first argument and what that holds: `set(order, "lines[0].price", 5)`. */
export function writesDeep(effect: MemberEffect): MemberEffect {
  return { ...effect, writes: "deep" };
}

/** An effect that breaks a rule. What is not said of its result is the worst: it may be a part of anything given. */
export function breaks(rule: Rule, more: Partial<MemberEffect> = {}): MemberEffect {
  return { returns: "part", ...more, rule };
}

export function when(condition: Condition, effect: MemberEffect): MemberEffect {
  return { ...effect, when: condition };
}
