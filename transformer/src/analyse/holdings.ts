import type ts from "typescript";
import type { Cause, ClassProblem, Field, Shape } from "../model.ts";
import { firstUnsupported } from "../shape-parts.ts";
import { baseClass } from "./base-classes.ts";
import { isNameless } from "./class-hierarchy.ts";
import { classProblems } from "./class-problems.ts";
import type { Codecs } from "./codecs.ts";
import { type Context, placeOf, qualifiedName } from "./context.ts";
import { hiddenSlots } from "./hidden-members.ts";
import { type Holding, HoldingNote } from "./holding-note.ts";
import { instanceFields } from "./instance-fields.ts";
import { libraryBase } from "./library-base.ts";
import { objectField } from "./object-fields.ts";
import { shapeOf } from "./shapes.ts";

/** Looks into types without taking them in. */
export class Holdings {
  readonly #context: Context;
  readonly #codecs: Codecs;

  constructor(context: Context, codecs: Codecs) {
    this.#context = context;
    this.#codecs = codecs;
  }

  ofClass(declaration: ts.ClassLikeDeclaration): Holding {
    const note = new HoldingNote(this.#codecs);
    const name = spokenName(this.#context, declaration);
    const problem = classProblems(this.#context, declaration)[0] ?? nameless(this.#context, declaration);
    if (problem !== undefined) return note.with({ kind: "problem", class: name, problem });
    const base = baseClass(this.#context, declaration);
    if (base !== undefined) note.classAlone(base);
    const fields = [
      ...instanceFields(this.#context, note, declaration),
      ...hiddenSlots(this.#context, note, declaration),
    ];
    const contents = libraryBase(this.#context, note, declaration)?.contents ?? [];
    return note.with(causeIn(name, fields) ?? causeAmong(contents));
  }

  ofObject(type: ts.Type, at: ts.Node): Holding {
    const note = new HoldingNote(this.#codecs);
    const name = type.aliasSymbol?.name ?? type.getSymbol()?.name ?? "object";
    const properties = this.#context.checker.getPropertiesOfType(type);
    const fields = properties.map((property) => objectField(this.#context, note, property, at));
    return note.with(causeIn(name.startsWith("__") ? "object" : name, fields));
  }

  ofType(type: ts.Type, at: ts.Node): Holding {
    const note = new HoldingNote(this.#codecs);
    return note.with(causeAmong([shapeOf(this.#context, note, type, at)]));
  }

  shape(type: ts.Type, at: ts.Node): Shape {
    return shapeOf(this.#context, new HoldingNote(this.#codecs), type, at);
  }
}

/** What users call the class. */
export function spokenName(context: Context, declaration: ts.ClassLikeDeclaration): string {
  return isNameless(context, declaration) ? "a class expression" : qualifiedName(context, declaration);
}

/** Of several without a name none could be told from the others. */
function nameless(context: Context, declaration: ts.ClassLikeDeclaration): ClassProblem | undefined {
  if (!isNameless(context, declaration)) return undefined;
  return { kind: "class-problem", reason: "unnamed", detail: "", place: placeOf(declaration) };
}

function causeIn(
  owner: string,
  fields: readonly Pick<Field, "name" | "shape" | "place">[],
): Cause | undefined {
  for (const { name, shape, place } of fields) {
    const found = firstUnsupported(shape);
    if (found !== undefined) return { kind: "field", name: `${owner}.${name}`, shape: found, place };
  }
  return undefined;
}

function causeAmong(shapes: readonly Shape[]): Cause | undefined {
  const found = shapes.map(firstUnsupported).find((shape) => shape !== undefined);
  return found && { kind: "value", shape: found };
}
