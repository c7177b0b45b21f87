import { breaks, copy, type Group, group, when } from "../group.ts";

const utc = "the option `in: utc` of @date-fns/utc";
export const local = breaks("DET124", {
  returns: "copy",
  cause: "depends on the time zone of the machine",
  instead: utc,
});

/** By the option `in` the zone can be chosen. It stands in the last argument. */
export const zoned = (argument: number) => when({ withoutOption: { argument, option: "in" } }, local);

/** What works on local days, hours and months. */
export const zonedGroups: readonly Group[] = [
  group(
    "npm:date-fns",
    `eachDayOfInterval eachHourOfInterval eachMinuteOfInterval eachMonthOfInterval eachQuarterOfInterval
    eachWeekOfInterval eachWeekendOfInterval eachWeekendOfMonth eachWeekendOfYear eachYearOfInterval endOfDay
    endOfDecade endOfHour endOfISOWeek endOfISOWeekYear endOfMinute endOfMonth endOfQuarter endOfWeek endOfYear
    formatISO formatISO9075 formatRFC3339 getDate getDay getDayOfYear getDaysInMonth getDaysInYear getDecade
    getHours getISODay getISOWeek getISOWeekYear getISOWeeksInYear getMinutes getMonth getQuarter getWeek
    getWeekOfMonth getWeekYear getWeeksInMonth getYear intervalToDuration isFirstDayOfMonth isFriday
    isLastDayOfMonth isLeapYear isMonday isSaturday isSunday isThursday isTuesday isWednesday isWeekend
    lastDayOfDecade lastDayOfISOWeek lastDayOfISOWeekYear lastDayOfMonth lastDayOfQuarter lastDayOfWeek
    lastDayOfYear nextFriday nextMonday nextSaturday nextSunday nextThursday nextTuesday nextWednesday
    previousFriday previousMonday previousSaturday previousSunday previousThursday previousTuesday
    previousWednesday roundToNearestHours roundToNearestMinutes startOfDay startOfDecade startOfHour startOfISOWeek
    startOfISOWeekYear startOfMinute startOfMonth startOfQuarter startOfWeek startOfWeekYear startOfYear`,
    zoned(1),
    copy,
  ),
  group(
    "npm:date-fns",
    `add addBusinessDays addDays addISOWeekYears addMonths addQuarters addWeeks addYears differenceInBusinessDays
    differenceInCalendarDays differenceInCalendarISOWeekYears differenceInCalendarISOWeeks
    differenceInCalendarMonths differenceInCalendarQuarters differenceInCalendarWeeks differenceInCalendarYears
    differenceInDays differenceInISOWeekYears differenceInMonths differenceInQuarters differenceInWeeks
    differenceInYears format formatDate formatDistance formatDistanceStrict formatRelative isSameDay isSameHour isSameISOWeek
    isSameISOWeekYear isSameMonth isSameQuarter isSameWeek isSameYear nextDay previousDay set setDate setDay
    setDayOfYear setHours setISODay setISOWeek setISOWeekYear setMinutes setMonth setQuarter setSeconds setWeek
    setWeekYear setYear sub subBusinessDays subDays subISOWeekYears subMonths subQuarters subWeeks subYears`,
    zoned(2),
    copy,
  ),
];
