import { ecmascript } from "./ecmascript/ecmascript.ts";
import { type Group, namesOf } from "./group.ts";
import type { MemberEffect } from "./member-effect.ts";

/** The whole table, for those who check it. */
export const groups: readonly Group[] = [...ecmascript];

const byName: ReadonlyMap<string, readonly MemberEffect[]> = new Map(
  groups.flatMap((one) => namesOf(one).map((name) => [name, one.effects] as const)),
);

/**
 * The effects of a member of the library or of Node, in the order in which their conditions are to be tried.
 * Undefined for a member that nobody looked at: it is denied, so that a new engine's library cannot slip through.
 */
export function effectsOf(member: string): readonly MemberEffect[] | undefined {
  return byName.get(member) ?? byName.get(`${ownerOf(member)}.*`);
}

/** "Intl.NumberFormatPart" of "Intl.NumberFormatPart.value", "Map" of "Map.[Symbol.iterator]". */
function ownerOf(member: string): string {
  return member.replace(/\.(\[[^\]]*\]|[^.]*)$/, "");
}
