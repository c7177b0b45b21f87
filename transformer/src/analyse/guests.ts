import type ts from "typescript";
import type { Guest, Model, System } from "../model.ts";
import { parameterShapes, type Reached, reach, stateShapes } from "../reachable.ts";
import type { Subclasses } from "./class-hierarchy.ts";
import { type Codecs, codecsImportedBy } from "./codecs.ts";
import type { Collection } from "./collection.ts";
import { type Context, qualifiedName } from "./context.ts";
import type { DeclarationIds } from "./declaration-ids.ts";
import { Fits } from "./fits.ts";
import { libraryName } from "./library-base.ts";
import { madeClasses } from "./made-classes.ts";
import { filesOf, moduleClosure } from "./module-closure.ts";
import type { Storability } from "./storability.ts";

/** What is known of a program when its systems have been looked at. */
interface Known {
  readonly context: Context;
  readonly ids: DeclarationIds;
  readonly declared: readonly ts.ClassLikeDeclaration[];
  readonly subclasses: Subclasses;
  readonly codecs: Codecs;
  readonly collection: Collection;
  readonly storability: Storability;
}

type Types = Pick<Model, "classes" | "objects">;

/** The systems with their guests, which are taken in: classes that can come into a state where no type names them. */
export function withGuests(known: Known, systems: readonly System[]): readonly System[] {
  const search = new Search(known);
  // What a guest holds can let others in.
  for (let before = systems; ; ) {
    const types = known.collection.look();
    const after = before.map((system) => ({ ...system, guests: search.guests(types, system) }));
    if (after.every(({ guests }, index) => sizeOf(guests) === sizeOf(before[index]!.guests))) return after;
    before = after;
  }
}

function sizeOf(guests: readonly Guest[]): number {
  return guests.reduce((sum, { fits }) => sum + 1 + fits.length, 0);
}

class Search {
  readonly #known: Known;
  readonly #declared: ReadonlySet<ts.ClassLikeDeclaration>;
  readonly #names: ReadonlySet<string>;
  readonly #fits: Fits;
  readonly #made = new Map<ts.SourceFile, ReadonlySet<ts.ClassLikeDeclaration>>();
  readonly #canCome = new Map<ts.ClassLikeDeclaration, boolean>();

  constructor(known: Known) {
    const { context, declared } = known;
    this.#known = known;
    this.#declared = new Set(declared);
    this.#names = new Set(declared.map((one) => qualifiedName(context, one).replace(/^.*\./, "")));
    this.#fits = new Fits(context);
  }

  guests(all: Types, system: System): readonly Guest[] {
    const { context, collection } = this.#known;
    const held = reach(all, [...stateShapes(system), ...parameterShapes(system)], system.guests);
    const homes = all.classes.filter(({ id }) => held.found.has(id));
    const files = moduleClosure(context, filesOf(context, homes));
    const types = [...held.found].map((id) => [id, collection.instanceOf(id)] as const);
    const guests = this.#candidates(files).flatMap((declaration): readonly Guest[] => {
      const fits = types
        .filter(([, type]) => type !== undefined && this.#fits.isFit(declaration, type))
        .map(([id]) => id)
        .sort();
      const library = libraryName(context, declaration);
      const hasPlace = held.isOpen || fits.length > 0 || (library !== undefined && held.library.has(library));
      if (!hasPlace || !this.#isStorable(declaration)) return [];
      return [{ kind: "guest", class: collection.classAlone(declaration), fits }];
    });
    return [...guests, ...this.#registered(held, files)];
  }

  /** Classes that the files make instances of, and what extends these. No file is loaded for them that is not anyway. */
  #candidates(files: ReadonlySet<ts.SourceFile>): readonly ts.ClassLikeDeclaration[] {
    const { ids, subclasses } = this.#known;
    const made = new Set([...files].flatMap((file) => [...this.#madeIn(file)]));
    // The set grows while it is walked.
    for (const declaration of made)
      for (const subclass of subclasses.get(declaration) ?? []) made.add(subclass);
    return [...made]
      .filter((one) => this.#declared.has(one) && files.has(one.getSourceFile()))
      .map((declaration) => [ids.idOf(declaration), declaration] as const)
      .sort(([left], [right]) => (left < right ? -1 : 1))
      .map(([, declaration]) => declaration);
  }

  #madeIn(file: ts.SourceFile): ReadonlySet<ts.ClassLikeDeclaration> {
    const made = this.#made.get(file) ?? madeClasses(this.#known.context, this.#names, file);
    this.#made.set(file, made);
    return made;
  }

  /** One that is part of a state anyway is, or is an error. */
  #isStorable(declaration: ts.ClassLikeDeclaration): boolean {
    const { collection, storability } = this.#known;
    const canCome =
      this.#canCome.get(declaration) ??
      (collection.has(declaration) || storability.obstacle(declaration) === undefined);
    this.#canCome.set(declaration, canCome);
    return canCome;
  }

  /** Classes of packages that the files import, once `codec` was called for them. */
  #registered({ isOpen }: Reached, files: ReadonlySet<ts.SourceFile>): readonly Guest[] {
    const { context, codecs } = this.#known;
    if (!isOpen || codecs.size === 0) return [];
    const ids = [...files].flatMap((file) =>
      codecsImportedBy(context, codecs, file).map((call) => call.class),
    );
    return [...new Set(ids)].sort().map((id): Guest => ({ kind: "guest", class: id, fits: [] }));
  }
}
