import type { Compilation } from "../compilation.ts";
import type { Model } from "../model.ts";
import type { Options } from "../options.ts";
import { classDeclarations, implementersOf, subclassesOf } from "./class-hierarchy.ts";
import { Code } from "./code/code.ts";
import { codecsIn } from "./codecs.ts";
import { Collection } from "./collection.ts";
import { makeContext } from "./context.ts";
import { DeclarationIds } from "./declaration-ids.ts";
import { fileOf } from "./files.ts";
import { withGuests } from "./guests.ts";
import { identity } from "./identity.ts";
import { hasMark } from "./marks.ts";
import { misfitsIn } from "./misfits.ts";
import { opensIn } from "./opens.ts";
import { Storability } from "./storability.ts";
import { strayMarks } from "./stray-marks.ts";
import { systemOf } from "./system.ts";

/** What the program's marked classes are made of. */
export function analyse(compilation: Compilation, options: Options = {}): Model {
  const context = makeContext(compilation);
  const ids = new DeclarationIds(context);
  const declared = classDeclarations(context);
  const marked = declared.filter((declaration) => hasMark(context, declaration, "persistent"));
  const entities = declared.filter((declaration) => hasMark(context, declaration, "entity"));
  const subclasses = marked.length + entities.length > 0 ? subclassesOf(context, declared) : new Map();

  const codecs = codecsIn(context, ids);
  const homes = marked.map((declaration) => declaration.getSourceFile());
  const implementers = implementersOf(context, declared);
  const code = new Code({ context, ids, declared, subclasses, implementers, homes }, options);
  const collection = new Collection(context, ids, code, subclasses, implementers, codecs);
  const roots = marked.map((declaration) => systemOf(context, collection, code, declaration));
  for (const declaration of entities) collection.classId(declaration);
  const storability = new Storability(context, codecs, subclasses);
  const known = { context, ids, declared, subclasses, codecs, collection, storability };
  const { systems, classes, objects, births } = identity(context, collection, {
    systems: withGuests(known, roots),
    ...collection.finish(),
  });
  const opens = opensIn(context, ids);

  const files = new Set([...classes, ...opens, ...births, ...codecs.values()].map(({ place }) => place.file));
  return {
    kind: "model",
    systems,
    classes,
    objects,
    opens,
    births,
    codecs: [...codecs.values()],
    misfits: misfitsIn(known, { systems, classes, objects }),
    ...code.reached(),
    strayMarks: strayMarks(context, marked),
    files: context.sources
      .filter((file) => files.has(file.fileName))
      .map((file) => fileOf(context, ids, file)),
  };
}
