import type { Finding, Unit, UnitId, Use } from "../code-model.ts";
import type { Diagnostic } from "../diagnostics.ts";
import { effectOf } from "../effects/matching.ts";
import type { Rule } from "../effects/member-effect.ts";
import { rules } from "../effects/rules.ts";
import type { ClassType, Command, Model, Step } from "../model.ts";
import { type ReachedUnit, reachedFrom } from "../reached-code.ts";
import { broken, type Broken } from "./broken-rules.ts";
import { nameOf } from "./names.ts";
import { outsideState } from "./outside-state.ts";

/** Commands whose replay could differ, and fields that start anew and could start differently. */
export function checkDeterminism(model: Model): readonly Diagnostic[] {
  const units = new Map(model.units.map((unit) => [unit.id, unit]));
  const commands = model.systems.flatMap((system) =>
    system.commands.flatMap((command) => {
      const label = `${nameOf(model, system.class)}.${command.name}`;
      const home = model.classes.find(({ id }) => id === system.class);
      return [...checkCode(units, label, command, home), ...outsideState(model, units, label, command, home)];
    }),
  );
  const transients = model.classes.flatMap((type) =>
    type.transients.flatMap(({ name, unit, place }) =>
      unit === undefined ? [] : checkCode(units, `${type.binding}.${name}`, { unit, place }, type),
    ),
  );
  return [...commands, ...transients];
}

function checkCode(
  units: ReadonlyMap<UnitId, Unit>,
  label: string,
  { unit, place }: Pick<Command, "unit" | "place">,
  home: ClassType | undefined,
): readonly Diagnostic[] {
  const root: Step = { label, place };
  return reachedFrom(units, unit).flatMap((reached) => {
    const found = [...reached.unit.uses.flatMap(usedBadly), ...reached.unit.findings.map(foundBadly)];
    return found.flatMap((one) => broken(root, home, { ...one, chain: reached.chain, rule: ruleOn(reached, one) }) ?? []);
  });
}

type Bad = Omit<Broken, "chain">;

function usedBadly(use: Use): readonly Bad[] {
  const { text, place } = use;
  const effect = effectOf(use);
  if (effect === undefined) return [{ rule: "DET182", text, place }];
  const { rule, cause, instead, severity } = effect;
  return rule === undefined ? [] : [{ rule, text, place, cause, instead, severity }];
}

function foundBadly({ rule, text, cause, fix, place }: Finding): Bad {
  return { rule, text, place, cause, fix };
}

/** What an initialiser does is said of the constant, what stands behind an interface of that. */
function ruleOn({ ways }: ReachedUnit, { rule, severity = rules[rule]!.severity }: Bad): Rule {
  if (ways.has("initialise") && !lasting.has(rule) && severity === "error") return "DET165";
  return ways.has("open") && (rule === "DET141" || rule === "DET142") ? "DET144" : rule;
}

/** What is as bad in an initialiser as elsewhere, but no value that could differ. */
const lasting: ReadonlySet<Rule> = new Set(["DET161", "DET163", "DET164", "DET165", "DET166"]);

