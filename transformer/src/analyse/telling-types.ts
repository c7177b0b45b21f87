import type ts from "typescript";
import type { Context } from "./context.ts";
import type { Holding } from "./holding-note.ts";
import type { Holdings } from "./holdings.ts";

/** How many types are looked into for one: a generic type that holds itself can have no end. */
const lookMax = 200;

/** What types tell of values that the state of one system cannot hold. */
export class TellingTypes {
  readonly #context: Context;
  readonly #holdings: Holdings;
  readonly #held: ReadonlySet<ts.ClassLikeDeclaration>;
  readonly #answers = new Map<ts.Type, boolean>();

  /** @param held The classes whose instances the state can hold. */
  constructor(context: Context, holdings: Holdings, held: ReadonlySet<ts.ClassLikeDeclaration>) {
    this.#context = context;
    this.#holdings = holdings;
    this.#held = held;
  }

  /** Whether the type says that its values, or what they hold, are none that the state can hold. */
  tells(type: ts.Type, at: ts.Node): boolean {
    const { TypeFlags: flag } = this.#context.ts;
    const kinds = flag.Object | flag.Intersection | flag.Union | flag.TypeParameter | flag.UniqueESSymbol;
    if (!(type.flags & kinds)) return false;
    const known = this.#answers.get(type) ?? this.#look(type, at);
    this.#answers.set(type, known);
    return known;
  }

  /** Whether a value of the one type is taken for one of the other, which does not tell what that tells. */
  isLost(source: ts.Type, target: ts.Type, at: ts.Node): boolean {
    if (!this.tells(source, at)) return false;
    return !this.tells(target, at) || this.#givesLess(source, target, at);
  }

  /** `() => Socket`, taken for `() => object`. */
  #givesLess(source: ts.Type, target: ts.Type, at: ts.Node): boolean {
    const { checker } = this.#context;
    const results = (type: ts.Type) =>
      [...type.getCallSignatures(), ...type.getConstructSignatures()].map((one) =>
        checker.getReturnTypeOfSignature(one),
      );
    const taken = results(target).filter((type) => this.#isObject(type));
    if (taken.length === 0 || taken.every((type) => this.tells(type, at))) return false;
    return results(source).some((type) => this.tells(type, at));
  }

  #isObject({ flags }: ts.Type): boolean {
    const { TypeFlags: flag } = this.#context.ts;
    const open = flag.Any | flag.Unknown | flag.NonPrimitive | flag.TypeParameter;
    return (flags & (open | flag.Object | flag.Union | flag.Intersection)) !== 0;
  }

  #isFunction(type: ts.Type): boolean {
    return type.getCallSignatures().length > 0 && type.getConstructSignatures().length === 0;
  }

  #hasFunctions(type: ts.Type): boolean {
    const { checker, ts } = this.#context;
    return checker
      .getPropertiesOfType(type)
      .some((one) => one.flags & ts.SymbolFlags.Method || this.#isFunction(checker.getTypeOfSymbol(one)));
  }

  #look(whole: ts.Type, at: ts.Node): boolean {
    if (this.#isFunction(whole)) return true;
    const seen = new Set<ts.Type>();
    const waiting: (() => Holding)[] = [() => this.#holdings.ofType(whole, at)];
    // It grows while it is walked.
    for (const look of waiting) {
      const { cause, classes, bases, objects } = look();
      if (cause !== undefined) return true;
      if ([...classes, ...bases].some((declaration) => !this.#held.has(declaration))) return true;
      for (const [type, from] of objects) {
        if (seen.has(type) || seen.size > lookMax) continue;
        // An object with functions is none that a state can hold, which is cheaper to see than all that it holds.
        if (this.#hasFunctions(type)) return true;
        seen.add(type);
        waiting.push(() => this.#holdings.ofObject(type, from));
      }
    }
    return false;
  }
}
