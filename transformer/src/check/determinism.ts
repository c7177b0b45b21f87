import type { Finding, Unit, UnitId, Use } from "../code-model.ts";
import { effectOf } from "../effects/matching.ts";
import type { Rule } from "../effects/member-effect.ts";
import type { Command, Model, System } from "../model.ts";
import { type ReachedUnit, reachedFrom } from "../reached-code.ts";
import type { Broken, Root } from "./broken-rules.ts";
import { type Judged, judged } from "./judged.ts";
import { nameOf } from "./names.ts";
import { readsOfModules, writesToModules } from "./outside-state.ts";

/** Commands whose replay could differ, and fields that start anew and could start differently. */
export function checkDeterminism(model: Model): readonly Judged[] {
  const units = new Map(model.units.map((unit) => [unit.id, unit]));
  const commands = model.systems.flatMap((system) =>
    system.commands.flatMap((command) => {
      const root = rootOf(model, system, command);
      return [
        ...codeOf(model, units, root, (reached) => readsOfModules(model, command, reached)),
        ...writesToModules(model, root, command),
      ];
    }),
  );
  const transients = model.classes.flatMap((type) =>
    type.transients.flatMap(({ name, unit, place }) => {
      if (unit === undefined) return [];
      return codeOf(model, units, { unit, step: { label: `${type.binding}.${name}`, place }, home: type });
    }),
  );
  return [...commands, ...transients];
}

function rootOf(model: Model, system: System, { name, unit, place }: Command): Root {
  const label = `${nameOf(model, system.class)}.${name}`;
  return { unit, step: { label, place }, home: model.classes.find(({ id }) => id === system.class) };
}

/** What is wrong in the code that is reached, and what of that comments let stand. */
function codeOf(
  { suppressions }: Model,
  units: ReadonlyMap<UnitId, Unit>,
  root: Root,
  more: (reached: ReachedUnit) => readonly Bad[] = () => [],
): readonly Judged[] {
  return reachedFrom(units, root.unit).flatMap((reached) => {
    const { uses, findings } = reached.unit;
    const all = [...uses.flatMap(usedBadly), ...findings.map(foundBadly), ...more(reached)];
    return all.flatMap((bad) =>
      judged(root, suppressions, onTheWay(reached, bad), (isClosed) => {
        const again = reachedFrom(units, root.unit, isClosed).find(({ unit }) => unit === reached.unit);
        return again && onTheWay(again, bad);
      }),
    );
  });
}

/** What is wrong with code where it stands, however it is reached. */
export type Bad = Omit<Broken, "chain" | "ownRule">;

function usedBadly(use: Use): readonly Bad[] {
  const { text, place } = use;
  const effect = effectOf(use);
  if (effect === undefined) return [{ rule: "DET182", text, place }];
  const { rule, cause, instead, severity } = effect;
  return rule === undefined ? [] : [{ rule, text, place, cause, instead, severity }];
}

function foundBadly({ rule, text, cause, place }: Finding): Bad {
  return { rule, text, place, cause };
}

function onTheWay(reached: ReachedUnit, bad: Bad): Broken {
  return { ...bad, chain: reached.chain, rule: ruleOn(reached, bad.rule), ownRule: bad.rule };
}

/** What an initialiser does is said of the constant, what stands behind an interface of that. */
function ruleOn({ ways }: ReachedUnit, rule: Rule): Rule {
  if (ways.has("initialise") && !lasting.has(rule)) return "DET165";
  return ways.has("open") && (rule === "DET141" || rule === "DET142") ? "DET144" : rule;
}

/** What is as bad in an initialiser as elsewhere, but no value that could differ. */
const lasting: ReadonlySet<Rule> = new Set(["DET161", "DET163", "DET164", "DET165", "DET166"]);
