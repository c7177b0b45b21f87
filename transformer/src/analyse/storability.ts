import type ts from "typescript";
import type { Cause, Unsupported } from "../model.ts";
import { firstUnsupported } from "../shape-parts.ts";
import type { Subclasses } from "./class-hierarchy.ts";
import type { Codecs } from "./codecs.ts";
import type { Context } from "./context.ts";
import type { Holding } from "./holding-note.ts";
import { Holdings } from "./holdings.ts";

type Holder = ts.ClassLikeDeclaration | ts.Type;

/** Tells of classes that are no part of a state, and may never be, whether they could be. */
export class Storability {
  readonly #holdings: Holdings;
  readonly #subclasses: Subclasses;
  readonly #known = new Map<Holder, Holding>();

  constructor(context: Context, codecs: Codecs, subclasses: Subclasses) {
    this.#holdings = new Holdings(context, codecs);
    this.#subclasses = subclasses;
  }

  /** Why instances of the class, or what they can hold, cannot be stored; undefined where they can. */
  obstacle(declaration: ts.ClassLikeDeclaration): Cause | undefined {
    const seen = new Set<Holder>();
    const waiting: (readonly [holder: Holder, look: () => Holding])[] = [];
    const met = (holder: Holder, look: () => Holding) => {
      if (!seen.has(holder)) waiting.push([holder, look]);
      seen.add(holder);
    };
    const classMet = (one: ts.ClassLikeDeclaration) => met(one, () => this.#holdings.ofClass(one));
    classMet(declaration);
    // It grows while it is walked.
    for (const [holder, look] of waiting) {
      const holding = this.#known.get(holder) ?? look();
      this.#known.set(holder, holding);
      if (holding.cause !== undefined) return holding.cause;
      for (const base of holding.bases) classMet(base);
      for (const held of this.#withSubclasses(holding.classes)) classMet(held);
      for (const [type, at] of holding.objects) met(type, () => this.#holdings.ofObject(type, at));
    }
    return undefined;
  }

  /** What of a type cannot be stored, as far as the type itself tells. */
  unsupported(type: ts.Type, at: ts.Node): Unsupported | undefined {
    return firstUnsupported(this.#holdings.shape(type, at));
  }

  #withSubclasses(classes: ReadonlySet<ts.ClassLikeDeclaration>): ReadonlySet<ts.ClassLikeDeclaration> {
    const all = new Set(classes);
    for (const one of all) for (const subclass of this.#subclasses.get(one) ?? []) all.add(subclass);
    return all;
  }
}
