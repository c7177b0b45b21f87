import { ecmascript } from "./ecmascript/ecmascript.ts";
import { type Group, namesOf } from "./group.ts";
import type { MemberEffect } from "./member-effect.ts";
import { buffer } from "./node/buffer.ts";
import { crypto } from "./node/crypto.ts";
import { moduleEffect } from "./node/modules.ts";
import { plainModules } from "./node/plain-modules.ts";
import { process } from "./node/process.ts";
import { packageEffects } from "./packages/packages.ts";
import { outside } from "./web/outside.ts";
import { web } from "./web/web.ts";

/** The whole table, for those who check it. */
export const groups: readonly Group[] = [
  ...ecmascript,
  ...buffer,
  ...crypto,
  ...plainModules,
  ...process,
  ...outside,
  ...web,
];

const byName: ReadonlyMap<string, readonly MemberEffect[]> = new Map(
  groups.flatMap((one) => namesOf(one).map((name) => [name, one.effects] as const)),
);

const telling = /^DET1(0|1|4)\d$/;

const hidden: ReadonlySet<string> = new Set(
  groups
    .filter(({ effects }) =>
      effects.some(({ rule, when }) => when === undefined && rule !== undefined && telling.test(rule)),
    )
    .flatMap(({ owners }) => owners),
);

/**
 * The effects of a member of the library, of Node or of a package, in the order in which their conditions are to be tried.
 * Undefined for a member that nobody looked at: it is denied, so that a new engine's library cannot slip through.
 */
export function effectsOf(member: string): readonly MemberEffect[] | undefined {
  if (/^(new )?npm:/.test(member)) return packageEffects(member);
  const own = byName.get(member) ?? byName.get(`${ownerOf(member)}.*`);
  if (own !== undefined) return own;
  const whole = moduleEffect(member);
  return whole && [whole];
}

/** Whether an object of the library has a member that tells the time, draws a number, or reaches outside. */
export function hasHiddenMembers(owner: string): boolean {
  return hidden.has(owner);
}

/** "Intl.NumberFormatPart" of "Intl.NumberFormatPart.value", "Map" of "Map.[Symbol.iterator]". */
function ownerOf(member: string): string {
  return member.replace(/\.(\[[^\]]*\]|[^.]*)$/, "");
}
