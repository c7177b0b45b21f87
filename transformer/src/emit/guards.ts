import type { Insertion } from "../edits.ts";
import type { ClassType, RestoreGuard, SourceFile } from "../model.ts";
import { namesOf } from "./names.ts";

/** Keeps initialisers, defaults and the bodies of constructors from running while an instance is restored. */
export function guardInsertions(file: SourceFile, classes: readonly ClassType[]): readonly Insertion[] {
  const condition = `${namesOf(file).runtime}.restoring`;
  return classes.flatMap(({ guards }) => guards.flatMap((guard) => guardInsertion(condition, guard)));
}

function guardInsertion(condition: string, guard: RestoreGuard): readonly Insertion[] {
  switch (guard.kind) {
    case "value":
      return [{ offset: guard.offset, text: `${condition} ? ${guard.instead} : ` }];
    case "spread":
      return [
        { offset: guard.start, text: `(${condition} ? ${guard.instead} : ` },
        { offset: guard.end, text: ")" },
      ];
    case "body": {
      const assignments = guard.assigned.map((field) => `this${field} = undefined!; `).join("");
      return [{ offset: guard.offset, text: ` if (${condition}) { ${assignments}return; }` }];
    }
  }
}
