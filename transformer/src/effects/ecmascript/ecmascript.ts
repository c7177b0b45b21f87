import type { Group } from "../group.ts";
import { array } from "./array.ts";
import { asynchronous } from "./asynchronous.ts";
import { buffers } from "./buffers.ts";
import { collections } from "./collections.ts";
import { date } from "./date.ts";
import { errors } from "./errors.ts";
import { functions } from "./functions.ts";
import { intl } from "./intl.ts";
import { iterators } from "./iterators.ts";
import { math } from "./math.ts";
import { object } from "./object.ts";
import { plainData } from "./plain-data.ts";
import { temporal } from "./temporal.ts";
import { text } from "./text.ts";
import { values } from "./values.ts";

/** All that lib.es*.d.ts declares, each member once. */
export const ecmascript: readonly Group[] = [
  ...array,
  ...asynchronous,
  ...buffers,
  ...collections,
  ...date,
  ...errors,
  ...functions,
  ...intl,
  ...iterators,
  ...math,
  ...object,
  ...plainData,
  ...temporal,
  ...text,
  ...values,
];
