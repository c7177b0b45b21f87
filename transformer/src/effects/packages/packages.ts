import { namesOf } from "../group.ts";
import type { MemberEffect } from "../member-effect.ts";
import { bigJs } from "./big.js.ts";
import { dateFns } from "./date-fns.ts";
import { dateFnsUtc } from "./date-fns-utc.ts";
import { decimalJs } from "./decimal.js.ts";
import { immer } from "./immer.ts";
import { lodash } from "./lodash.ts";
import { luxon } from "./luxon.ts";
import { nanoid } from "./nanoid.ts";
import { isOfVersion, type PackageSummary } from "./package-summary.ts";
import { uuid } from "./uuid.ts";
import { zod } from "./zod.ts";

export const packages: readonly PackageSummary[] = [
  bigJs,
  dateFns,
  dateFnsUtc,
  decimalJs,
  immer,
  lodash,
  luxon,
  nanoid,
  uuid,
  zod,
];

const byName: ReadonlyMap<string, readonly MemberEffect[]> = new Map(
  packages
    .flatMap(({ groups }) => groups)
    .flatMap((one) => namesOf(one).map((name) => [name, one.effects] as const)),
);

/** What is known of a package in one of its versions. */
export function summaryOf(name: string, version: string): PackageSummary | undefined {
  return packages.find((one) => one.name === name && isOfVersion(one, version));
}

/** The effects of a member of a package: its own, those of all that its owner has, or those of the rest of the package. */
export function packageEffects(member: string): readonly MemberEffect[] | undefined {
  const own = byName.get(member) ?? byName.get(`${ownerOf(member)}.*`);
  if (own !== undefined) return own;
  const others = packages.find(({ name }) => member.replace(/^new /, "").startsWith(`npm:${name}.`))?.others;
  return others && [others];
}

function ownerOf(member: string): string {
  return member.replace(/^new /, "").replace(/\.(\[[^\]]*\]|[^.]*)$/, "");
}
