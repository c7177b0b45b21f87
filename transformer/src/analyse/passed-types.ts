import type ts from "typescript";
import { type Context, isLibrary } from "./context.ts";

/** The types whose objects have numbers, and what can be told of expressions by them. */
export class PassedTypes {
  readonly #context: Context;
  readonly #objects: ReadonlySet<ts.Type>;
  readonly #classes: ReadonlySet<ts.Declaration>;

  constructor(context: Context, objects: Iterable<ts.Type>, classes: Iterable<ts.Declaration>) {
    this.#context = context;
    this.#objects = new Set(objects);
    this.#classes = new Set(classes);
  }

  get isEmpty(): boolean {
    return this.#objects.size + this.#classes.size === 0;
  }

  /** Whether the type is one of them, or a union with one. */
  names(type: ts.Type): boolean {
    if (type.isUnionOrIntersection()) return type.types.some((part) => this.names(part));
    const declaration = type.getSymbol()?.valueDeclaration;
    return this.#objects.has(type) || (declaration !== undefined && this.#classes.has(declaration));
  }

  /** Whether values of the type can be such objects, or arrays of them, or anything. */
  mayHold(type: ts.Type): boolean {
    const { ts, checker } = this.#context;
    if (type.flags & (ts.TypeFlags.Any | ts.TypeFlags.Unknown | ts.TypeFlags.TypeParameter)) return true;
    if (type.isUnionOrIntersection()) return type.types.some((part) => this.mayHold(part));
    if (!(type.flags & ts.TypeFlags.Object)) return false;
    const held = checker.isArrayType(type)
      ? checker.getTypeArguments(type as ts.TypeReference)[0]
      : undefined;
    return held ? this.mayHold(held) : this.names(type) || this.#fits(type);
  }

  /** Whether a new plain object can come to be used as one of them. */
  mayBe(node: ts.Expression): boolean {
    if (this.#objects.size === 0) return false;
    const { checker } = this.#context;
    const expected = checker.getContextualType(node);
    return (expected !== undefined && this.names(expected)) || this.#fits(checker.getTypeAtLocation(node));
  }

  /** Whether `new` can make an instance of one of the classes. */
  isMade(node: ts.NewExpression): boolean {
    const { ts, checker } = this.#context;
    if (this.#classes.size === 0) return false;
    const symbol = checker.getTypeAtLocation(node).getSymbol();
    const declaration = symbol?.valueDeclaration;
    if (symbol !== undefined && isLibrary(this.#context, symbol)) return false;
    // What is not made by the name of a class may be an instance of any.
    return declaration === undefined || !ts.isClassLike(declaration) || this.#classes.has(declaration);
  }

  #fits(type: ts.Type): boolean {
    const { ts, checker } = this.#context;
    if (type.flags & ts.TypeFlags.Any) return true;
    const widened = checker.getWidenedType(type);
    return [...this.#objects].some(
      (object) =>
        object
          .getProperties()
          .every(
            ({ name, flags }) => flags & ts.SymbolFlags.Optional || widened.getProperty(name) !== undefined,
          ) &&
        (checker.isTypeAssignableTo(type, object) || checker.isTypeAssignableTo(widened, object)),
    );
  }
}
