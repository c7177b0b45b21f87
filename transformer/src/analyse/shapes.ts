import type ts from "typescript";
import type { Shape, UnsupportedReason } from "../model.ts";
import { isPrimitive, partsOf } from "../shape-parts.ts";
import { builtIns, unsupportedBuiltIn } from "./built-ins.ts";
import { type Context, isForeignClass, isLibrary } from "./context.ts";
import { isLocalSymbol } from "./symbols.ts";

/** What the shapes of types refer to: the collector gives classes and object types their ids. */
export interface Collector {
  /** Takes in a class and those that extend it, and gives its id. */
  classId(declaration: ts.ClassLikeDeclaration): string;
  /** Takes in a class alone: its instances are not expected, or those that extend it are looked at one by one. */
  classAlone(declaration: ts.ClassLikeDeclaration): string;
  /** The id of the class, when `codec` was called for it. */
  codecOf(symbol: ts.Symbol): string | undefined;
  /** Takes in an object type and gives its id. */
  objectId(type: ts.Type, at: ts.Node): string;
}

/** What only run time can tell: any data, any class that the state can hold. */
const open: Shape = { kind: "tagged", arms: [], isOpen: true };

/** How values of a type are written, as far as the type tells. `at` is where the type is looked at from. */
export function shapeOf(context: Context, collector: Collector, type: ts.Type, at: ts.Node): Shape {
  return new ShapeOf(context, collector, at).shape(type);
}

class ShapeOf {
  readonly #context: Context;
  readonly #collector: Collector;
  readonly #at: ts.Node;
  /** Containers being looked into: one that holds itself has no end. */
  readonly #open = new Set<ts.Type>();

  constructor(context: Context, collector: Collector, at: ts.Node) {
    this.#context = context;
    this.#collector = collector;
    this.#at = at;
  }

  shape(type: ts.Type): Shape {
    const { TypeFlags } = this.#context.ts;
    if (type.flags & (TypeFlags.Any | TypeFlags.Unknown | TypeFlags.NonPrimitive)) return open;
    if (type.flags & TypeFlags.Never) return { kind: "tagged", arms: [] };
    if (type.flags & TypeFlags.ESSymbolLike) {
      const isLocal = isLocalSymbol(this.#context, type.getSymbol());
      return isLocal ? this.#unsupported("symbol", type) : { kind: "built-in", name: "symbol" };
    }
    if (type.flags & TypeFlags.StringLike) return { kind: "string" };
    if (type.flags & TypeFlags.NumberLike) return { kind: "number" };
    if (type.flags & TypeFlags.BooleanLike) return { kind: "boolean" };
    if (type.flags & TypeFlags.BigIntLike) return { kind: "bigint" };
    if (type.flags & TypeFlags.Null) return { kind: "null" };
    if (type.flags & (TypeFlags.Undefined | TypeFlags.Void)) return { kind: "undefined" };
    if (type.isUnion()) return this.#union(type.types);
    if (type.isIntersection()) return this.#intersection(type);
    if (type.flags & TypeFlags.TypeParameter) return this.#typeParameter(type);
    if (type.flags & TypeFlags.Object) return this.#object(type as ts.ObjectType);
    return this.#typeParameter(type);
  }

  #union(types: readonly ts.Type[]): Shape {
    const arms = types.map((arm) => this.shape(arm));
    const first = arms[0]!;
    if (isPrimitive(first) && arms.every((arm) => arm.kind === first.kind)) return first;
    return { kind: "tagged", arms };
  }

  #intersection(type: ts.IntersectionType): Shape {
    // A branded primitive: `string & { readonly brand: "id" }` holds plain strings.
    const primitive = type.types.map((part) =>
      part.flags & this.#context.ts.TypeFlags.Object ? undefined : this.shape(part),
    );
    const found = primitive.find((part) => part !== undefined);
    if (found !== undefined) return found;
    // `Page & { pinned: boolean }`: what has methods is more than its properties.
    const arms = this.#inside(type, () => ({
      kind: "tagged",
      arms: type.types.map((part) => this.shape(part)),
    }));
    return partsOf(arms).every(({ kind }) => kind === "object" || kind === "record")
      ? this.#plainObject(type)
      : arms;
  }

  #typeParameter(type: ts.Type): Shape {
    const constraint = this.#context.checker.getBaseConstraintOfType(type);
    // What is given for it is known where it is used, and values tell what they are.
    if (constraint === undefined || constraint === type) return open;
    const isThis = (type as { readonly isThisType?: boolean }).isThisType === true;
    return isThis ? this.shape(constraint) : { kind: "tagged", arms: [this.shape(constraint)] };
  }

  #object(type: ts.ObjectType): Shape {
    const { checker, ts } = this.#context;
    if (type.getConstructSignatures().length > 0) return this.#classReference(type);
    if (type.getCallSignatures().length > 0) return this.#unsupported("function", type);
    const parameters = checker.getTypeArguments(type as ts.TypeReference);
    if (checker.isTupleType(type))
      return this.#inside(type, () => this.#tuple(type as ts.TupleTypeReference));
    if (checker.isArrayType(type)) {
      return this.#inside(type, () => ({ kind: "array", element: this.shape(parameters[0]!) }));
    }
    const held = this.#withoutReadonly(type);
    if (held !== undefined) return held;
    const symbol = type.getSymbol();
    const codec = symbol && this.#collector.codecOf(symbol);
    if (codec !== undefined) return { kind: "registered", class: codec };
    if (symbol !== undefined && (isForeignClass(this.#context, symbol) || this.#isDeclaredOnly(symbol))) {
      return this.#unsupported("foreign-class", type);
    }
    if (
      symbol !== undefined &&
      !(symbol.flags & ts.SymbolFlags.TypeLiteral) &&
      isLibrary(this.#context, symbol)
    ) {
      return this.#inside(type, () => this.#library(type, symbol.name, parameters));
    }
    if (symbol !== undefined && symbol.flags & ts.SymbolFlags.Class) return this.#instance(type, symbol);
    return this.#plainObject(type);
  }

  /** A class of which the program has only the declaration file. */
  #isDeclaredOnly(symbol: ts.Symbol): boolean {
    const { ts } = this.#context;
    const declaration = symbol.flags & ts.SymbolFlags.Class ? symbol.valueDeclaration : undefined;
    const isDeclared = declaration?.getSourceFile().isDeclarationFile ?? false;
    return isDeclared && !isLibrary(this.#context, symbol);
  }

  #tuple(type: ts.TupleTypeReference): Shape {
    const { ts, checker } = this.#context;
    const elements = checker.getTypeArguments(type).map((element) => this.shape(element));
    const flags = type.target.elementFlags;
    // Behind an optional element a value may be missing, behind a rest element any number: those are tagged.
    const fixed = flags.findIndex((flag) => !(flag & ts.ElementFlags.Required));
    if (fixed < 0) return { kind: "tuple", elements };
    return {
      kind: "tuple",
      elements: elements.map((arm, index) => (index < fixed ? arm : { kind: "tagged", arms: [arm] })),
    };
  }

  /** A class as a value. */
  #classReference(type: ts.Type): Shape {
    const declaration = type.getSymbol()?.valueDeclaration;
    if (declaration === undefined || !this.#context.ts.isClassDeclaration(declaration)) {
      return this.#unsupported("constructor", type);
    }
    const instance: Shape = { kind: "instance", class: this.#collector.classId(declaration) };
    return { kind: "tagged", arms: [{ kind: "built-in", name: "class" }, instance] };
  }

  /** `Readonly<Date>`, which is what Object.freeze gives: the compiler takes it for an object with a Date's methods. */
  #withoutReadonly(type: ts.Type): Shape | undefined {
    const [held] = type.aliasTypeArguments ?? [];
    if (held === undefined || type.aliasSymbol?.name !== "Readonly") return undefined;
    if (!isLibrary(this.#context, type.aliasSymbol)) return undefined;
    const shape = this.#inside(type, () => this.shape(held));
    return shape.kind === "object" ? undefined : shape;
  }

  #library(type: ts.Type, name: string, parameters: readonly ts.Type[]): Shape {
    if (name === "Date") return { kind: "date" };
    if (name === "Map" || name === "ReadonlyMap") {
      return { kind: "map", key: this.shape(parameters[0]!), value: this.shape(parameters[1]!) };
    }
    if (name === "Set" || name === "ReadonlySet") return { kind: "set", element: this.shape(parameters[0]!) };
    if (name === "Object") return open;
    // Which collection it is, run time sees; an array is the likeliest.
    if (name === "Iterable" || name === "ArrayLike") {
      return { kind: "tagged", arms: [{ kind: "array", element: this.shape(parameters[0]!) }] };
    }
    if (builtIns.has(name)) return { kind: "built-in", name };
    if (this.#isPlain(type)) return this.#plainObject(type);
    return this.#unsupported(unsupportedBuiltIn(name), type);
  }

  /** Interfaces of the libraries that only describe properties: `JsonWebKey`. */
  #isPlain(type: ts.Type): boolean {
    const { ts, checker } = this.#context;
    const hasValue = ((type.getSymbol()?.flags ?? 0) & ts.SymbolFlags.Value) !== 0;
    const properties = checker.getPropertiesOfType(type);
    return !hasValue && !properties.some(({ flags }) => flags & ts.SymbolFlags.Method);
  }

  #instance(type: ts.Type, symbol: ts.Symbol): Shape {
    const declaration = symbol.valueDeclaration;
    if (declaration === undefined || !this.#context.ts.isClassLike(declaration)) {
      return this.#unsupported("library-class", type);
    }
    const id = this.#collector.classId(declaration);
    const own = declaration.typeParameters?.length ?? 0;
    const given = this.#context.checker.getTypeArguments(type as ts.TypeReference).slice(0, own);
    if (own === 0 || this.#open.has(type)) return { kind: "instance", class: id };
    return this.#inside(type, () => ({
      kind: "instance",
      class: id,
      arguments: given.map((argument) => this.shape(argument)),
    }));
  }

  #plainObject(type: ts.Type): Shape {
    const { checker } = this.#context;
    const properties = checker.getPropertiesOfType(type);
    const index = checker.getIndexInfosOfType(type);
    if (properties.length + index.length === 0) return open;
    const base = this.#libraryBase(type);
    if (base !== undefined) return base;
    if (index.length > 0) {
      const value = this.#inside(type, () => this.#union(index.map((info) => info.type)));
      if (properties.length === 0) return { kind: "record", value };
      const arms = properties.map((property) =>
        this.shape(checker.getTypeOfSymbolAtLocation(property, this.#at)),
      );
      return { kind: "record", value: { kind: "tagged", arms: [value, ...arms] } };
    }
    // Under `__proto__` an assignment would set the prototype; a record sets every key as a key.
    if (properties.some((property) => property.name === "__proto__")) {
      return { kind: "record", value: { kind: "tagged", arms: [] } };
    }
    return { kind: "object", object: this.#collector.objectId(type, this.#at) };
  }

  /** `interface Loop extends Map<string, Loop> {}`: a Map under another name. */
  #libraryBase(type: ts.Type): Shape | undefined {
    if (!type.isClassOrInterface()) return undefined;
    for (const base of this.#context.checker.getBaseTypes(type)) {
      const shape = this.#inside(type, () => this.shape(base));
      if (shape.kind !== "object" && shape.kind !== "record" && shape !== open)
        return { kind: "tagged", arms: [shape] };
    }
    return undefined;
  }

  #inside(type: ts.Type, look: () => Shape): Shape {
    // What it holds is found where it began; from here on, tags tell.
    if (this.#open.has(type)) return { kind: "tagged", arms: [] };
    this.#open.add(type);
    const shape = look();
    this.#open.delete(type);
    return shape;
  }

  #unsupported(reason: UnsupportedReason, type: ts.Type): Shape {
    return { kind: "unsupported", reason, type: this.#context.checker.typeToString(type, this.#at) };
  }
}
