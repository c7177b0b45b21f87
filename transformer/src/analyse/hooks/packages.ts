import type { Pass } from "../../flow/summary.ts";
import type { Unhooked } from "../../hook-model.ts";

/** Where the code of a package, which nothing is inserted into, changes what it is given. */
export function passedToPackage({ root, witness }: Pass): readonly Unhooked[] {
  // What belongs to a module is another matter: see the rules of determinism.
  if (root.startsWith("outside ")) return [];
  const [step] = witness.chain;
  const { place, label } = step ?? { place: witness.place, label: witness.text };
  return [{ kind: "unhooked", reason: "package", text: witness.text, label, place }];
}
