import type { Use } from "../code-model.ts";
import { effectsOf } from "../effects/library.ts";
import type { Argument, Condition, MemberEffect } from "../effects/member-effect.ts";

/** What a use of a member does: the first alternative whose condition holds. Undefined for a member nobody looked at. */
export function effectOf(use: Use): MemberEffect | undefined {
  const effects = effectsOf(use.member);
  return effects?.find(({ when }) => when === undefined || holds(when, use));
}

function holds(condition: Condition, { arguments: called, isOfDates }: Use): boolean {
  const given = called ?? [];
  const {
    argumentsMin,
    argumentsMax,
    withoutLocale,
    withoutOption,
    textWithoutZone,
    unknownText,
    date,
    dateReceiver,
  } = condition;
  const hasSpread = given.some(({ isSpread }) => isSpread);
  // A member that is handed on is called with something; how much, only its caller knows.
  if (called === undefined && (argumentsMin ?? argumentsMax) !== undefined) return false;
  // How many arguments there are is not known after a spread: the worst is taken.
  if (argumentsMin !== undefined && given.length < argumentsMin && !hasSpread) return false;
  if (argumentsMax !== undefined && given.length > argumentsMax && !hasSpread) return false;
  if (withoutLocale !== undefined && !isWithoutLocale(given[withoutLocale])) return false;
  if (withoutOption !== undefined && given[withoutOption.argument]?.options?.includes(withoutOption.option))
    return false;
  if (textWithoutZone !== undefined && !isTextWithoutZone(given[textWithoutZone])) return false;
  if (unknownText !== undefined && !isUnknownText(given[unknownText])) return false;
  if (date !== undefined && given[date]?.type !== "date") return false;
  return dateReceiver === undefined || isOfDates === true;
}

function isWithoutLocale(argument: Argument | undefined): boolean {
  return (
    argument === undefined ||
    argument.type === "undefined" ||
    argument.isEmptyArray === true ||
    argument.isSpread === true
  );
}

/** ECMA-262, "Date Time String Format": a date alone is UTC, and anything else without a zone is local. */
function isTextWithoutZone(argument: Argument | undefined): boolean {
  if (typeof argument?.literal !== "string") return false;
  const isIsoDate = /^([+-]\d{6}|\d{4})(-\d\d(-\d\d)?)?$/.test(argument.literal);
  return !isIsoDate && !/(Z|UTC|GMT|[+-]\d\d:?\d\d)$/i.test(argument.literal);
}

function isUnknownText(argument: Argument | undefined): boolean {
  return argument?.type === "text" && argument.literal === undefined;
}
