import type { Hook, Unhooked } from "../../hook-model.ts";
import { textOf } from "../code/draft.ts";
import type { Written } from "../code/written.ts";
import { placeOf } from "../context.ts";
import { assignmentHooks } from "./assignments.ts";
import { callHooks } from "./calls.ts";
import { deletionHooks } from "./deletions.ts";
import { isEvolving } from "./evolving.ts";
import { around, chained, type HookContext } from "./hook-context.ts";

/** What is put where code writes. More than one where a key is computed; none where nothing can be there before. */
export function hooksOf(known: HookContext, written: Written): readonly (Hook | Unhooked)[] {
  if (written.kind === "unseen") {
    const { node } = written;
    return [{ kind: "unhooked", reason: "indirect", text: textOf(node), place: placeOf(node), chain: [] }];
  }
  // Where that is of a state is told by what the commands lack.
  if (written.kind === "handed-on") return [];
  if (isEvolving(known.context, written)) return [];
  if (written.kind === "call") return callHooks(known, written);
  const { access } = written;
  if (written.isTaken) return [chained(access, around(access.expression, "whole"))];
  return written.isDeleted ? deletionHooks(known, written.access) : assignmentHooks(known, written.access);
}
