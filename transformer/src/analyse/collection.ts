import type ts from "typescript";
import type { ClassType, ObjectType } from "../model.ts";
import { baseClass, baseClasses } from "./base-classes.ts";
import type { Implementers } from "./class-hierarchy.ts";
import { classProblems } from "./class-problems.ts";
import type { Code } from "./code/code.ts";
import type { Codecs } from "./codecs.ts";
import { type Context, lineOf, placeOf, qualifiedName } from "./context.ts";
import type { DeclarationIds } from "./declaration-ids.ts";
import { hiddenSlots } from "./hidden-members.ts";
import { instanceFields } from "./instance-fields.ts";
import { libraryBase } from "./library-base.ts";
import { instanceType } from "./made-classes.ts";
import { withMaking } from "./making.ts";
import { objectField } from "./object-fields.ts";
import type { Collector } from "./shapes.ts";
import { transientsOf } from "./transients.ts";
import { isValueClass } from "./value-class.ts";

interface OpenClass {
  readonly id: string;
  readonly declaration: ts.ClassLikeDeclaration;
}

/** Classes and object types, as they are met; each is looked into once, when everything that named it is done. */
export class Collection implements Collector {
  readonly #context: Context;
  readonly #ids: DeclarationIds;
  readonly #code: Code;
  readonly #subclasses: ReadonlyMap<ts.ClassLikeDeclaration, readonly ts.ClassLikeDeclaration[]>;
  readonly #implementers: Implementers;
  readonly #codecs: Codecs;
  readonly #classes = new Map<ts.ClassLikeDeclaration, OpenClass>();
  /** Those whose subclasses were taken in as well. */
  readonly #expected = new Set<ts.ClassLikeDeclaration>();
  readonly #objects = new Map<ts.Type, { readonly id: string; readonly at: ts.Node }>();
  readonly #classTypes: ClassType[] = [];
  readonly #objectTypes: ObjectType[] = [];
  readonly #systems = new Set<ts.ClassLikeDeclaration>();

  constructor(
    context: Context,
    ids: DeclarationIds,
    code: Code,
    subclasses: ReadonlyMap<ts.ClassLikeDeclaration, readonly ts.ClassLikeDeclaration[]>,
    implementers: Implementers,
    codecs: Codecs,
  ) {
    this.#codecs = codecs;
    this.#implementers = implementers;
    this.#context = context;
    this.#ids = ids;
    this.#code = code;
    this.#subclasses = subclasses;
  }

  system(declaration: ts.ClassLikeDeclaration): string {
    this.#systems.add(declaration);
    return this.classId(declaration);
  }

  classId(declaration: ts.ClassLikeDeclaration): string {
    const id = this.classAlone(declaration);
    if (this.#expected.has(declaration)) return id;
    this.#expected.add(declaration);
    // Where a class is expected, its subclasses may stand.
    for (const subclass of this.#subclasses.get(declaration) ?? []) this.classId(subclass);
    return id;
  }

  classAlone(declaration: ts.ClassLikeDeclaration): string {
    const known = this.#classes.get(declaration);
    if (known !== undefined) return known.id;
    const id = this.#ids.idOf(declaration);
    this.#classes.set(declaration, { id, declaration });
    return id;
  }

  has(declaration: ts.ClassLikeDeclaration): boolean {
    return this.#classes.has(declaration);
  }

  codecOf(symbol: ts.Symbol): string | undefined {
    return this.#codecs.get(symbol)?.class;
  }

  objectId(type: ts.Type, at: ts.Node): string {
    const known = this.#objects.get(type);
    if (known !== undefined) return known.id;
    const name = objectName(type);
    let id = name;
    const taken = new Set([...this.#objects.values()].map((object) => object.id));
    for (let count = 2; taken.has(id); count++) id = `${name}${count}`;
    this.#objects.set(type, { id, at });
    return id;
  }

  /** The declaration of a class that was met. */
  declarationOf(id: string): ts.ClassLikeDeclaration | undefined {
    return [...this.#classes.values()].find((met) => met.id === id)?.declaration;
  }

  /** The object type that was met under this id. */
  typeOf(id: string): ts.Type | undefined {
    return [...this.#objects].find(([, met]) => met.id === id)?.[0];
  }

  /** The type of what a class or object type has as its instances. */
  instanceOf(id: string): ts.Type | undefined {
    const declaration = this.declarationOf(id);
    return declaration ? instanceType(this.#context, declaration) : this.typeOf(id);
  }

  /** Everything met so far, the contents looked into until nothing new is met. */
  look(): { readonly classes: readonly ClassType[]; readonly objects: readonly ObjectType[] } {
    const [classes, objects] = [this.#classTypes, this.#objectTypes];
    // Looking into one adds others. An iterator that once came to an end does not see them: each round makes new ones.
    while (classes.length < this.#classes.size || objects.length < this.#objects.size) {
      for (const open of [...this.#classes.values()].slice(classes.length))
        classes.push(this.#classType(open));
      for (const open of [...this.#objects].slice(objects.length)) objects.push(this.#objectType(...open));
    }
    return { classes: [...classes], objects: [...objects] };
  }

  /** The same, when nothing more will be met. */
  finish(): { readonly classes: readonly ClassType[]; readonly objects: readonly ObjectType[] } {
    const { classes, objects } = this.look();
    return { classes: withUniqueNames(withMaking(this.#context, this, classes)), objects };
  }

  #classType({ id, declaration }: OpenClass): ClassType {
    const { ts } = this.#context;
    const base = baseClass(this.#context, declaration);
    const name = declaration.name?.text ?? "default";
    const fields = instanceFields(this.#context, this, declaration);
    const library = libraryBase(this.#context, this, declaration);
    const slots = hiddenSlots(this.#context, this, declaration);
    return {
      kind: "class",
      id,
      name,
      binding: qualifiedName(this.#context, declaration),
      isSystem: this.#systems.has(declaration),
      isAbstract:
        declaration.modifiers?.some((modifier) => modifier.kind === ts.SyntaxKind.AbstractKeyword) ?? false,
      ...(base && { base: this.classAlone(base) }),
      mixed: base ? [] : baseClasses(this.#context, declaration).map((one) => this.#ids.idOf(one)),
      ...(library && { library }),
      isValue:
        library === undefined && isValueClass(this.#context, this.#code, declaration, [...fields, ...slots]),
      fields,
      slots,
      transients: transientsOf(this.#context, this.#code, declaration),
      guards: [],
      problems: classProblems(this.#context, declaration),
      line: lineOf(declaration.name ?? declaration),
      place: placeOf(declaration.name ?? declaration),
      closingBrace: declaration.getEnd() - 1,
    };
  }

  #objectType(type: ts.Type, { id, at }: { readonly id: string; readonly at: ts.Node }): ObjectType {
    const { checker } = this.#context;
    const declaration = type.aliasSymbol?.declarations?.[0] ?? type.getSymbol()?.declarations?.[0] ?? at;
    return {
      kind: "object",
      id,
      name: objectName(type),
      fields: checker
        .getPropertiesOfType(type)
        .map((property) => objectField(this.#context, this, property, at)),
      implementers: this.#implementersOf(type),
      line: lineOf(declaration),
      place: placeOf(declaration),
    };
  }

  /** Those that can be restored: the others may well be meant for other places. */
  #implementersOf(type: ts.Type): readonly string[] {
    const symbol = type.aliasSymbol ?? type.getSymbol();
    const classes = (symbol && this.#implementers.get(symbol)) ?? [];
    return classes
      .filter((declaration) => classProblems(this.#context, declaration).length === 0)
      .map((declaration) => this.classId(declaration));
  }
}

function objectName(type: ts.Type): string {
  const name = type.aliasSymbol?.name ?? type.getSymbol()?.name ?? "object";
  return /^\w+$/.test(name) && !name.startsWith("__") ? name : "object";
}

/** Two classes of one name are told apart by their ids. */
function withUniqueNames(classes: readonly ClassType[]): readonly ClassType[] {
  const counts = new Map<string, number>();
  for (const { name } of classes) counts.set(name, (counts.get(name) ?? 0) + 1);
  return classes.map((type) => (counts.get(type.name)! > 1 ? { ...type, name: type.id } : type));
}
