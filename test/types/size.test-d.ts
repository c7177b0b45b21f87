/** Large and endless types cost the compiler little. Compiling is the test: `tsc -p test`. */
import type { DeepReadonly, Persistent } from "coopy";

type Json = null | boolean | number | string | Json[] | { [key: string]: Json };
type Nested<T> = T | Nested<T>[] | Map<string, Nested<T>>;
type Fields<Value> = { [Name in `field${0 | 1 | 2 | 3 | 4}${0 | 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8 | 9}`]: Value };

interface Box<T> {
  content: T;
  /** Another type each time: only what is looked at is made. */
  boxed?: Box<Box<T>>;
}

/** Fifty fields, each of a type that leads to all others. */
interface Wide extends Fields<Wide | Json | Deep | null> {}

class Deep {
  wide: Wide | undefined;
  deeper: Map<string, Deep[]> = new Map();
  json: Json = null;
  nested: Nested<Deep> = [];
  boxes: Box<Deep>[] = [];
  self(): this {
    return this;
  }
  turn(wide: Wide, json: Json, nested: Nested<Deep>, box: Box<Deep>): Wide {
    return json || nested || box ? wide : wide;
  }
}

declare const deep: Persistent<Deep>;

export async function whatWasReadIsTakenBack(): Promise<void> {
  const wide: DeepReadonly<Wide> = await deep.turn(deep.wide!, deep.json, deep.nested, deep.boxes[0]!);
  await deep.turn(wide, { a: [1, { b: deep.json }] }, [deep.nested], { content: deep.boxes[0]!.content });
  // @ts-expect-error no function is Json
  await deep.turn(wide, [() => 1], [], deep.boxes[0]!);
  // @ts-expect-error readonly at every depth
  deep.boxes[0]!.boxed!.content.content.json = 1;
  // @ts-expect-error
  (wide.field00 as DeepReadonly<Wide>).field49 = null;
}
