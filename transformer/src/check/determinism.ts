import type { Finding, Unit, UnitId, Use } from "../code-model.ts";
import type { Diagnostic } from "../diagnostics.ts";
import type { Rule } from "../effects/member-effect.ts";
import type { ClassType, Command, Model, Step } from "../model.ts";
import { type ReachedUnit, reachedFrom } from "../reached-code.ts";
import { type Broken, broken } from "./broken-rules.ts";
import { effectOf } from "./effect-of.ts";
import { nameOf } from "./names.ts";
import { outsideState } from "./outside-state.ts";
import { reachingRecursion } from "./recursion.ts";

/** Commands whose replay could differ, and fields that start anew and could start differently. */
export function checkDeterminism(model: Model): readonly Diagnostic[] {
  const units = new Map(model.units.map((unit) => [unit.id, unit]));
  const recursive = reachingRecursion(model.units);
  const commands = model.systems.flatMap((system) =>
    system.commands.flatMap((command) => {
      const label = `${nameOf(model, system.class)}.${command.name}`;
      const home = model.classes.find(({ id }) => id === system.class);
      // A variable that is written is read as well, as a rule: what is said of the write says more.
      return [
        ...outsideState(model, units, label, command, home),
        ...checkCode({ units, recursive }, label, command, home),
      ];
    }),
  );
  const transients = model.classes.flatMap((type) =>
    type.transients.flatMap(({ name, unit, place }) =>
      unit === undefined
        ? []
        : checkCode({ units, recursive }, `${type.binding}.${name}`, { unit, place }, type),
    ),
  );
  return [...commands, ...transients];
}

interface Known {
  readonly units: ReadonlyMap<UnitId, Unit>;
  /** The units that can reach a circle of calls. */
  readonly recursive: ReadonlySet<UnitId>;
}

function checkCode(
  { units, recursive }: Known,
  label: string,
  { unit, place }: Pick<Command, "unit" | "place">,
  home: ClassType | undefined,
): readonly Diagnostic[] {
  const root: Step = { label, place };
  return reachedFrom(units, unit).flatMap((reached) => {
    const findings = reached.unit.findings.filter(({ isKept }) => !isKept || reached.ways.has("keep"));
    const found = [
      ...reached.unit.uses.flatMap(usedBadly),
      ...findings.map(foundBadly),
      ...guardsIn(reached.unit, recursive),
    ];
    return found.flatMap(
      (one) => broken(root, home, { ...one, chain: reached.chain, rule: ruleOn(reached, one) }) ?? [],
    );
  });
}

type Bad = Omit<Broken, "chain"> & Pick<Use, "isHandedOn">;

function usedBadly(use: Use): readonly Bad[] {
  const { text, place, isHandedOn } = use;
  const effect = effectOf(use);
  if (effect === undefined) return [{ rule: "DET182", text, place }];
  const { rule, cause, instead, severity } = effect;
  return rule === undefined
    ? []
    : [{ rule, text, place, cause, instead, severity, ...(isHandedOn && { isHandedOn }) }];
}

function foundBadly({ rule, text, cause, place }: Finding): Bad {
  return { rule, text, place, cause };
}

/** How deep a recursion gets before the stack is full differs from run to run. */
function guardsIn({ guards }: Unit, recursive: ReadonlySet<UnitId>): readonly Bad[] {
  const cause = "may catch that the stack is full, which happens at another depth each time";
  return guards
    .filter(({ calls }) => calls.some((to) => recursive.has(to)))
    .map(({ place }) => ({ rule: "DET175", text: "catch", place, cause }));
}

/** What an initialiser does is said of the constant, what stands behind an interface of that. */
function ruleOn({ ways }: ReachedUnit, { rule, isHandedOn }: Bad): Rule {
  if ((ways.has("initialise") || ways.has("keep")) && !lasting.has(rule) && !isHandedOn) return "DET165";
  return ways.has("open") && (rule === "DET141" || rule === "DET142") ? "DET144" : rule;
}

/** What is as bad in an initialiser as elsewhere, but no value that could differ. */
const lasting: ReadonlySet<Rule> = new Set(["DET161", "DET163", "DET164", "DET165", "DET166"]);
