import type ts from "typescript";
import type { Exception } from "../../exception-model.ts";
import { type Options, type Trust, trustIn } from "../../options.ts";
import { type Context, placeOf } from "../context.ts";
import { reasonAbove } from "./deterministic-tags.ts";
import type { Installed } from "./installed.ts";
import { declaredPath } from "./package-names.ts";

/** What the project trusts without looking: by its options, and by tags on its own declarations. */
export class Trusted {
  readonly #context: Context;
  readonly #packages: Readonly<Record<string, Trust>>;

  /** The options, and those of the plugin's entry in the tsconfig, which bundlers and the command line do not hand on. */
  constructor(context: Context, { deterministic }: Options) {
    this.#context = context;
    const plugins = context.program.getCompilerOptions()["plugins"] as readonly Entry[] | undefined;
    const entry = plugins?.find(({ transform }) => transform?.startsWith("@coopy/transformer"));
    this.#packages = { ...trustIn(entry?.deterministic), ...trustIn(deterministic) };
  }

  /** The exception that covers a declaration of a package. */
  ofPackage(declaration: ts.Node, { name }: Installed): Exception | undefined {
    const trust = Object.hasOwn(this.#packages, name) ? this.#packages[name] : undefined;
    if (trust === undefined) return undefined;
    const member = memberOf(this.#context, declaration);
    const isNamed = trust.members === "*" || namesOf(member).some((each) => trust.members.includes(each));
    return isNamed ? { kind: "package", package: name, member, reason: trust.reason } : undefined;
  }

  /** The exception that a tag above one of the project's own declarations makes. */
  ofTag(declaration: ts.Node): Exception | undefined {
    const reason = reasonAbove(this.#context, declaration);
    if (reason === undefined) return undefined;
    return {
      kind: "declaration",
      member: memberOf(this.#context, declaration),
      place: placeOf(declaration),
      reason,
    };
  }
}

interface Entry {
  readonly transform?: string;
  readonly deterministic?: unknown;
}

/** "slugify", "Money.plus": how a user names the declaration. */
export function memberOf({ ts }: Context, declaration: ts.Node): string {
  return declaredPath(ts, declaration)?.join(".") ?? "default";
}

/** The member itself, and what it belongs to: who trusts a class trusts its methods. */
function namesOf(member: string): readonly string[] {
  const parts = member.split(".");
  return parts.map((_, index) => parts.slice(0, index + 1).join("."));
}
