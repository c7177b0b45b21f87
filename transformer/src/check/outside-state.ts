import type { Unit, UnitId } from "../code-model.ts";
import type { Diagnostic } from "../diagnostics.ts";
import type { Rule } from "../effects/member-effect.ts";
import type { ClassType, Command, Model, Step } from "../model.ts";
import { reachedFrom } from "../reached-code.ts";
import { broken } from "./broken-rules.ts";

/** What a command keeps in, or reads from, objects of modules, which no store keeps. */
export function outsideState(
  model: Model,
  units: ReadonlyMap<UnitId, Unit>,
  label: string,
  { unit, place, outsideWrites }: Command,
  home: ClassType | undefined,
): readonly Diagnostic[] {
  const root: Step = { label, place };
  const written = outsideWrites.map(({ name, text, place: at, chain, isShared, isIterator }) => {
    const rule: Rule = isShared ? "DET162" : isIterator ? "DET164" : "DET161";
    return broken(root, home, {
      rule,
      text,
      place: at,
      chain,
      cause: isShared || isIterator ? undefined : `writes \`${name}\`, which belongs to the module`,
    });
  });
  const own = new Set(outsideWrites.map(({ variable }) => variable));
  const read = reachedFrom(units, unit).flatMap((reached) =>
    reached.unit.reads.flatMap(({ variable, text, place: at }) => {
      const writer = own.has(variable)
        ? undefined
        : model.outsideWriters.find((one) => one.variable === variable);
      if (writer === undefined) return [];
      const rule: Rule = writer.file === at.file ? "DET161" : "DET166";
      return [
        broken(root, home, {
          rule,
          text,
          place: at,
          chain: reached.chain,
          cause: `is changed by ${writer.label}, and no store keeps it`,
        }),
      ];
    }),
  );
  return [...written, ...read].filter((one) => one !== undefined);
}
