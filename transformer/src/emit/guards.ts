import type { Insertion } from "../edits.ts";
import type { ClassType, RestoreGuard, SourceFile } from "../model.ts";
import { namesOf } from "./names.ts";

/** What is put before expressions, and what behind them: between the two comes what others put there. */
export interface GuardInsertions {
  readonly before: readonly Insertion[];
  readonly after: readonly Insertion[];
}

/** Keeps initialisers, defaults and the bodies of constructors from running while an instance is restored. */
export function guardInsertions(file: SourceFile, classes: readonly ClassType[]): GuardInsertions {
  const $c = namesOf(file).runtime;
  const guards = classes.flatMap((type) => type.guards);
  return {
    before: guards.map((guard) => before($c, guard)),
    after: guards.flatMap((guard) => after(guard)),
  };
}

function after(guard: RestoreGuard): readonly Insertion[] {
  if (guard.kind === "spread") return [{ offset: guard.end, text: ")" }];
  if (guard.kind !== "start") return [];
  return [{ offset: guard.end, text: guard.name === undefined ? "))" : ")))" }];
}

function before($c: string, guard: RestoreGuard): Insertion {
  const condition = `${$c}.restoring`;
  switch (guard.kind) {
    case "value":
      return { offset: guard.offset, text: `${condition} ? ${guard.instead} : ` };
    case "spread":
      return { offset: guard.start, text: `(${condition} ? ${guard.instead} : ` };
    case "start": {
      const named = guard.name === undefined ? "" : `${$c}.named(${JSON.stringify(guard.name)}, `;
      return { offset: guard.start, text: `${$c}.transient(this, ${guard.field}, () => (${named}` };
    }
    case "body": {
      const assignments = guard.assigned.map((field) => `this${field} = undefined!; `).join("");
      return { offset: guard.offset, text: ` if (${condition}) { ${assignments}return; }` };
    }
  }
}
