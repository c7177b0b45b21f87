import type { UnitId } from "../../code-model.ts";
import type { Unhooked } from "../../hook-model.ts";
import type { Code } from "../code/code.ts";

/** Where the code of a package, which nothing is inserted into, changes what it is given. */
export function passedToPackages(code: Code, unit: UnitId): readonly Unhooked[] {
  return code.passesBy(unit).flatMap(({ called, root, witness }): readonly Unhooked[] => {
    // What belongs to a module is another matter: see the rules of determinism.
    if (code.isOfProgram(called) || root.startsWith("outside ")) return [];
    const [step] = witness.chain;
    const { place, label } = step ?? { place: witness.place, label: witness.text };
    return [{ kind: "unhooked", reason: "package", text: witness.text, label, place }];
  });
}
