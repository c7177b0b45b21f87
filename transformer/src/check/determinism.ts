import type { Finding, Unit, UnitId, Use } from "../code-model.ts";
import type { Rule } from "../effects/member-effect.ts";
import { replaceables } from "../effects/replacements.ts";
import { rules } from "../effects/rules.ts";
import type { Command, Model, System } from "../model.ts";
import { type ReachedUnit, reachedFrom } from "../reached-code.ts";
import type { Bad, Broken, Root } from "./broken-rules.ts";
import { effectOf } from "./effect-of.ts";
import { type Judged, judged } from "./judged.ts";
import { nameOf } from "./names.ts";
import { readsOfModules, writesToModules } from "./outside-state.ts";
import { reachingRecursion } from "./recursion.ts";

/** Commands whose replay could differ, and fields that start anew and could start differently. */
export function checkDeterminism(model: Model): readonly Judged[] {
  const units = new Map(model.units.map((unit) => [unit.id, unit]));
  const recursive = reachingRecursion(model.units);
  const commands = model.systems.flatMap((system) =>
    system.commands.flatMap((command) => {
      const root = rootOf(model, system, command);
      return [
        ...codeOf(model, units, root, (reached) => [
          ...readsOfModules(model, command, reached),
          ...guardsIn(reached.unit, recursive),
          ...(reached.chain.length === 0 ? promised(command) : []),
        ]),
        // A variable that is written is read as well, as a rule: what is said of the write says more, and comes last.
        ...writesToModules(model, root, command),
      ];
    }),
  );
  const transients = model.classes.flatMap((type) =>
    type.transients.flatMap(({ name, unit, place }) => {
      if (unit === undefined) return [];
      const step = { label: `${type.binding}.${name}`, place };
      return codeOf(model, units, { kind: "transient", unit, step, home: type });
    }),
  );
  return [...commands, ...transients];
}

function rootOf(model: Model, system: System, { name, unit, place }: Command): Root {
  const label = `${nameOf(model, system.class)}.${name}`;
  return {
    kind: "command",
    unit,
    step: { label, place },
    home: model.classes.find(({ id }) => id === system.class),
  };
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
    const told = findings.filter(({ isKept }) => !isKept || reached.ways.has("keep"));
    const all = [...uses.flatMap(usedBadly), ...told.map(foundBadly), ...more(reached)];
    return all.flatMap((bad) =>
      judged(root, suppressions, onTheWay(reached, bad), (isClosed) => {
        const again = reachedFrom(units, root.unit, isClosed).find(
          ({ unit, ways }) => unit === reached.unit && ways.has("keep") === reached.ways.has("keep"),
        );
        return again && onTheWay(again, bad);
      }),
    );
  });
}

function usedBadly(use: Use): readonly Bad[] {
  const { member, text, place, isHandedOn } = use;
  const effect = effectOf(use);
  if (effect === undefined) return [{ rule: "DET182", text, place, member }];
  const { rule, cause, instead, severity } = effect;
  const replaceable = replaceables.find((one) => one.members.includes(member) && one.written.test(text));
  return rule === undefined
    ? []
    : [{ rule, text, place, member, cause, instead, severity, replaceable, isHandedOn }];
}

function foundBadly({ rule, text, cause, fix, place }: Finding): Bad {
  return { rule, text, place, cause, fix };
}

/** A caller who waits for the result would see it before or after other commands. */
function promised({ givesPromise, place }: Command): readonly Bad[] {
  return givesPromise ? [{ rule: "DET151", text: "a promise as its result", place }] : [];
}

/** How deep a recursion gets before the stack is full differs from run to run. */
function guardsIn({ guards }: Unit, recursive: ReadonlySet<UnitId>): readonly Bad[] {
  const cause = "may catch that the stack is full, which happens at another depth each time";
  return guards
    .filter(({ calls }) => calls.some((to) => recursive.has(to)))
    .map(({ place }) => ({ rule: "DET175", text: "catch", place, cause }));
}

/** What an initialiser does is said of the constant, what stands behind an interface of that. */
function onTheWay({ ways, chain }: ReachedUnit, bad: Bad): Broken {
  const { rule, isHandedOn } = bad;
  if ((ways.has("initialise") || ways.has("keep")) && !lasting.has(rule) && !isHandedOn) {
    const { text, place, member } = bad;
    const severity = bad.severity ?? rules[rule]!.severity;
    return { rule: "DET165", ownRule: rule, text, place, member, severity, chain };
  }
  const isHidden = ways.has("open") && (rule === "DET141" || rule === "DET142");
  return { ...bad, rule: isHidden ? "DET144" : rule, ownRule: rule, chain };
}

/** What is as bad in an initialiser as elsewhere, but no value that could differ. */
const lasting: ReadonlySet<Rule> = new Set(["DET161", "DET163", "DET164", "DET165", "DET166"]);
