import type ts from "typescript";
import type { Context } from "./context.ts";
import type { Target } from "./value-targets.ts";

/** How far into types that hold others is looked. */
const depthMax = 4;

/** The types in which a program hides what cannot be stored. */
export class WideTypes {
  readonly #context: Context;
  readonly #targets: ReadonlySet<ts.Type>;
  readonly #isAnything: boolean;
  readonly #answers = new Map<ts.Type, boolean>();

  constructor(context: Context, targets: readonly Target[]) {
    this.#context = context;
    // What is `any` fits everywhere, which says nothing.
    const { Any, Never } = context.ts.TypeFlags;
    this.#targets = new Set(
      targets.filter((target) => target !== "anything" && !(target.flags & (Any | Never))) as ts.Type[],
    );
    this.#isAnything = targets.length > 0;
  }

  /** Whether a value that was taken for one of these types can be one of `type`, or held by one. */
  mayHold(type: ts.Type): boolean {
    if (!this.#isAnything) return false;
    const known = this.#answers.get(type) ?? this.#look(type, depthMax);
    this.#answers.set(type, known);
    return known;
  }

  #look(type: ts.Type, depth: number): boolean {
    const { ts, checker } = this.#context;
    const { TypeFlags: flag } = ts;
    if (type.flags & (flag.Any | flag.Unknown | flag.NonPrimitive | flag.TypeParameter)) return true;
    if (type.isUnionOrIntersection()) return type.types.some((part) => this.#look(part, depth));
    if (!(type.flags & flag.Object) || depth === 0) return false;
    if (this.#isTarget(type)) return true;
    const held = checker.getTypeArguments(type as ts.TypeReference);
    if (held.some((part) => this.#look(part, depth - 1))) return true;
    if (checker.isArrayType(type) || checker.isTupleType(type)) return false;
    return this.#parts(type).some((part) => this.#look(part, depth - 1));
  }

  #isTarget(type: ts.Type): boolean {
    return [...this.#targets].some((target) => this.#context.checker.isTypeAssignableTo(target, type));
  }

  /** What its properties hold, where the program declares it: those of libraries say by their arguments what they hold. */
  #parts(type: ts.Type): readonly ts.Type[] {
    const { checker } = this.#context;
    const isOwn = (symbol: ts.Symbol | undefined) =>
      symbol?.declarations?.every((one) => !one.getSourceFile().isDeclarationFile) ?? false;
    if (!isOwn(type.getSymbol())) return [];
    return [
      ...checker.getPropertiesOfType(type).map((property) => checker.getTypeOfSymbol(property)),
      ...checker.getIndexInfosOfType(type).map((index) => index.type),
    ];
  }
}
