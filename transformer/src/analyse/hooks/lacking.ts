import { givenByOthers } from "../../flow-model.ts";
import type { Unhooked } from "../../hook-model.ts";
import type { Command, Model, System } from "../../model.ts";
import { reach } from "../../reachable.ts";
import type { Code } from "../code/code.ts";

type Types = Pick<Model, "classes" | "objects">;

/** Where the commands of a system change what may be part of its state in ways that no hook can tell or undo. */
export function lackingIn(code: Code, { commands }: System, types: Types): readonly Unhooked[] {
  return commands.flatMap((command) => {
    const { lacking } = code.unit(command.unit).summary;
    return [...lacking.values()].flatMap(({ reason, root, label, witness }): readonly Unhooked[] => {
      if (!isOfState(command, root, types)) return [];
      const { text, place, chain } = witness;
      return [{ kind: "unhooked", reason, text, ...(label && { label }), place, chain: [...chain] }];
    });
  });
}

/** What belongs to modules alone is told by the rules of determinism, and an argument is a copy unless it can be of the state. */
function isOfState({ parameters }: Command, root: string, types: Types): boolean {
  if (root.startsWith("outside ")) return root === `outside ${givenByOthers}`;
  const [, index] = /^(\d+)/.exec(root) ?? [];
  const given = index === undefined ? undefined : (parameters[Number(index)] ?? parameters.at(-1));
  if (given === undefined) return true;
  const { found } = reach(types, [given.shape]);
  return [...types.classes, ...types.objects].some(
    ({ id, passing }) => found.has(id) && (passing === "entity" || passing === "value"),
  );
}
