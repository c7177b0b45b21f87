import { test } from "vitest";
import { findings } from "./package-code.ts";
const show = (i: string, b: string) => console.log(b, "=>", JSON.stringify(findings(i, b), null, 1));
test("x", () => {
  show('import _ from "lodash";', "this.atMs = _.random(9); this.list = _.sortBy(this.list); _.pull(this.list, 3);");
  show('import sortBy from "lodash/sortBy.js"; import shuffle from "lodash/shuffle.js";', "this.list = sortBy(this.list); this.list = shuffle(this.list)");
  show('import { sample, map } from "lodash-es";', "this.atMs = sample(this.list)!; map(this.list, (x) => x + Date.now())");
  show('import _ from "lodash";', "this.list = _.chain(this.list).map((x) => x * 2).shuffle().value();");
  show('import { Decimal } from "decimal.js";', "this.text = new Decimal(count).plus(1).toString(); Decimal.set({precision: 3}); Decimal.random();");
  show('import { Decimal } from "decimal.js";', "this.text = Decimal.max(1, 2).toFixed(2)");
  show('import Big from "big.js";', "this.text = new Big(count).plus(1).toString(); this.text = Big(2).toFixed(2); Big.DP = 4");
  show('import { addDays, isToday, addMilliseconds, format, isBefore } from "date-fns"; import { de } from "date-fns/locale"; import {utc} from "@date-fns/utc";', "this.text = format(addDays(date, 1), 'P', {locale: de}); isToday(date); addMilliseconds(date, 3); isBefore(date, date); addDays(date, 1, {in: utc}); isBefore('2020-01-01 10:00', date)");
  show('import { v4, v5, v7, validate, NIL } from "uuid";', "this.text = v4() + v5(words, NIL) + v7() + validate(words) + v4({random: new Uint8Array(16)})");
  show('import { nanoid, customAlphabet } from "nanoid"; const own = customAlphabet("abc");', "this.text = nanoid() + own()");
  show('import { z } from "zod"; const schema = z.object({ a: z.number().min(3).refine((n) => n > 4) });', "this.atMs = schema.parse(rows).a; void schema.parseAsync(rows)");
  show('import * as z from "zod"; const schema = z.object({ a: z.date().min(new Date()), c: z.coerce.date() });', "schema.safeParse(rows);");
  show('import { produce, enableMapSet } from "immer";', "this.list = produce(this.list, (draft) => { draft.push(3); }); enableMapSet()");
});
