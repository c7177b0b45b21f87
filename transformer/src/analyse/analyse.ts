import type { Model, Place } from "../model.ts";
import type { Options } from "../options.ts";
import { classDeclarations, implementersOf, subclassesOf } from "./class-hierarchy.ts";
import { Code } from "./code/code.ts";
import { codecsIn } from "./codecs.ts";
import { Collection } from "./collection.ts";
import type { Context } from "./context.ts";
import { DeclarationIds } from "./declaration-ids.ts";
import { fileOf } from "./files.ts";
import { withGuests } from "./guests.ts";
import { writesIn } from "./hooks/writes.ts";
import { identity } from "./identity.ts";
import { looksIn } from "./looks.ts";
import { hasMark } from "./marks.ts";
import { misfitsIn } from "./misfits.ts";
import { opensIn } from "./opens.ts";
import { Storability } from "./storability.ts";
import { strayMarks } from "./stray-marks.ts";
import { suppressionsIn } from "./suppressions.ts";
import { suspectsIn } from "./suspects.ts";
import { systemOf } from "./system.ts";

/** What the marked classes are made of that stand in the sources, which have nothing to do with other files of the program. */
export function analyse(context: Context, options: Options = {}): Model {
  const ids = new DeclarationIds(context);
  const { marked, entities, ...classesOf } = classesIn(context);
  const { declared, subclasses, implementers } = classesOf;
  const codecs = codecsIn(context, ids);
  const code = new Code({ context, ids, ...classesOf }, options);
  const collection = new Collection(context, ids, code, subclasses, implementers, codecs);
  const roots = marked.map((declaration) => systemOf(context, collection, code, declaration));
  for (const declaration of entities) collection.classId(declaration);
  const storability = new Storability(context, codecs, subclasses);
  const known = { context, ids, declared, subclasses, codecs, collection, storability };
  const { births, ...types } = identity(context, collection, {
    systems: withGuests(known, roots),
    ...collection.finish(),
  });
  const { classes, objects } = types;
  const { suspects, ...suspected } = suspectsIn(known, types);
  const { systems, ...writes } = writesIn(known, code, { ...suspected, classes, objects, births });
  const opens = opensIn(context, ids);
  return {
    kind: "model",
    systems,
    classes,
    objects,
    opens,
    ...writes,
    codecs: [...codecs.values()],
    misfits: misfitsIn(known, { systems, classes, objects }),
    looks: looksIn(context, code),
    ...code.reached(),
    suspects,
    strayMarks: strayMarks(context, marked),
    suppressions: suppressionsIn(context),
    files: filesOf(
      context,
      ids,
      [classes, opens, writes.births, writes.hooks, suspects, [...codecs.values()]].flat(),
    ),
  };
}

/** The classes of the program, and how they stand to each other. */
function classesIn(context: Context) {
  const declared = classDeclarations(context);
  const marked = declared.filter((declaration) => hasMark(context, declaration, "persistent"));
  const entities = declared.filter((declaration) => hasMark(context, declaration, "entity"));
  return {
    declared,
    marked,
    entities,
    subclasses: marked.length + entities.length > 0 ? subclassesOf(context, declared) : new Map(),
    implementers: implementersOf(context, declared),
    homes: marked.map((one) => one.getSourceFile()),
  };
}

function filesOf(
  context: Context,
  ids: DeclarationIds,
  placed: readonly { readonly place: Place }[],
): Model["files"] {
  const files = new Set(placed.map(({ place }) => place.file));
  return context.sources.filter((file) => files.has(file.fileName)).map((file) => fileOf(context, ids, file));
}
