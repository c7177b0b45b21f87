import type ts from "typescript";
import type { Cause } from "../model.ts";
import type { Codecs } from "./codecs.ts";
import type { Collector } from "./shapes.ts";

/** What the instances of a class, or the objects of a type, can hold directly. */
export interface Holding {
  /** Why they cannot be stored themselves. */
  readonly cause?: Cause;
  /** Classes, whose subclasses may stand there too. */
  readonly classes: ReadonlySet<ts.ClassLikeDeclaration>;
  /** Classes whose subclasses do not come with them. */
  readonly bases: ReadonlySet<ts.ClassLikeDeclaration>;
  /** Object types, and from where they are looked at. */
  readonly objects: ReadonlyMap<ts.Type, ts.Node>;
}

/** Writes down what shapes refer to. Nobody looks at the ids. */
export class HoldingNote implements Collector {
  readonly #classes = new Set<ts.ClassLikeDeclaration>();
  readonly #bases = new Set<ts.ClassLikeDeclaration>();
  readonly #objects = new Map<ts.Type, ts.Node>();
  readonly #codecs: Codecs;

  constructor(codecs: Codecs) {
    this.#codecs = codecs;
  }

  with(cause: Cause | undefined): Holding {
    const [classes, bases, objects] = [this.#classes, this.#bases, this.#objects];
    return { ...(cause && { cause }), classes, bases, objects };
  }

  classId(declaration: ts.ClassLikeDeclaration): string {
    this.#classes.add(declaration);
    return "";
  }

  classAlone(declaration: ts.ClassLikeDeclaration): string {
    this.#bases.add(declaration);
    return "";
  }

  codecOf(symbol: ts.Symbol): string | undefined {
    return this.#codecs.get(symbol)?.class;
  }

  objectId(type: ts.Type, at: ts.Node): string {
    this.#objects.set(type, at);
    return "";
  }
}
