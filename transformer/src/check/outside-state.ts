import { Summaries } from "../flow/summaries.ts";
import type { Command, Model, OutsideWrite, Place } from "../model.ts";
import type { ReachedUnit } from "../reached-code.ts";
import type { Suppression } from "../suppression-model.ts";
import type { Bad, Broken, Root } from "./broken-rules.ts";
import { type Judged, judge, speaksOf } from "./judged.ts";

/** What a command reads of objects of modules that other code changes: no store keeps them. */
export function readsOfModules(
  { outsideWriters }: Model,
  { outsideWrites }: Command,
  { unit }: ReachedUnit,
): readonly Bad[] {
  return unit.reads.flatMap(({ variable, text, place }): readonly Bad[] => {
    const isOwn = outsideWrites.some((write) => write.variable === variable);
    const writer = isOwn ? undefined : outsideWriters.find((one) => one.variable === variable);
    if (writer === undefined) return [];
    const rule = writer.file === place.file ? "DET161" : "DET166";
    return [{ rule, text, place, cause: `is changed by ${writer.label}, and no store keeps it` }];
  });
}

/** What a command keeps in objects of modules. */
export function writesToModules(model: Model, root: Root, command: Command): readonly Judged[] {
  const isShared = (write: OutsideWrite) => write.isShared;
  return [true, false].flatMap((shared) =>
    judgedWrites(
      model,
      root,
      command.outsideWrites.filter((write) => isShared(write) === shared),
    ),
  );
}

/** Of each variable one write is known. Where a comment lets that stand, there may be others. */
function judgedWrites(model: Model, root: Root, writes: readonly OutsideWrite[]): readonly Judged[] {
  const all: Judged[] = [];
  const passedOver = new Set<Suppression>();
  for (let left = writes; left.length > 0; ) {
    const found = left.map((write) => judge(root, model.suppressions, brokenBy(write)));
    const fresh = found.filter(({ suppressedBy }) => suppressedBy.some((each) => !passedOver.has(each)));
    all.push(...fresh);
    if (fresh.length === 0) return [...all, ...found.filter(({ suppressedBy }) => suppressedBy.length === 0)];
    for (const each of fresh.flatMap(({ suppressedBy }) => suppressedBy)) passedOver.add(each);
    left = otherWrites(model, root, left, (place) => [...passedOver].some((each) => speaksOf(each, place)));
  }
  return all;
}

/** Writes to the same variables, those at places that are passed over left out. */
function otherWrites(
  { units }: Model,
  { unit }: Root,
  writes: readonly OutsideWrite[],
  isPassedOver: (place: Place) => boolean,
): readonly OutsideWrite[] {
  const summaries = new Summaries(isPassedOver);
  summaries.add(units);
  const found = summaries.of(unit).writes;
  return writes.flatMap((write) => {
    const witness = found.get(`outside ${write.variable}`);
    return witness === undefined ? [] : [{ ...write, ...witness }];
  });
}

function brokenBy({ name, text, place, chain, isShared, isIterator }: OutsideWrite): Broken {
  if (isShared || isIterator) return { rule: isShared ? "DET162" : "DET164", text, place, chain };
  return { rule: "DET161", text, place, chain, cause: `writes \`${name}\`, which belongs to the module` };
}
