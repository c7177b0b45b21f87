import type { Dice } from "../bytes/dice.ts";

/** A type in a random model, and the expression that makes a value of it with `chance`. */
export interface Printed {
  readonly type: string;
  readonly make: string;
}

/** What the types of a model can refer to. */
export interface Names {
  readonly classes: readonly string[];
  readonly interfaces: readonly string[];
}

/** A kind of type. `inner` prints another one, for what is inside. */
interface Kind {
  readonly share: number;
  /** Whether something is inside: such kinds end somewhere. */
  readonly nests?: boolean;
  print(names: Names, dice: Dice, inner: () => Printed): Printed;
}

/** A kind is added here, and nowhere else. */
const kinds: readonly Kind[] = [
  { share: 3, print: () => ({ type: "number", make: "numberOf(chance)" }) },
  { share: 3, print: () => ({ type: "string", make: "textOf(chance)" }) },
  { share: 1, print: () => ({ type: "boolean", make: "chance.once(2)" }) },
  { share: 1, print: () => ({ type: "bigint", make: "bigintOf(chance)" }) },
  { share: 1, print: () => ({ type: "Date", make: "dateOf(chance)" }) },
  { share: 1, print: () => ({ type: '("a" | "b" | 7)', make: 'chance.pick(["a", "b", 7] as const)' }) },
  { share: 4, print: ({ classes }, dice) => named(dice.pick(classes)) },
  { share: 1, print: () => ({ type: "symbol", make: "symbolOf(chance)" }) },
  { share: 1, print: () => ({ type: "RegExp", make: "patternOf(chance)" }) },
  { share: 1, print: () => ({ type: "URL", make: "addressOf(chance)" }) },
  { share: 1, print: () => ({ type: "Uint8Array", make: "bytesOf(chance)" }) },
  { share: 1, print: () => ({ type: "DataView", make: "viewOf(chance)" }) },
  {
    share: 2,
    nests: true,
    print: (_names, _dice, inner) => ({ type: "unknown", make: inner().make }),
  },
  {
    share: 1,
    nests: true,
    print: (_names, _dice, inner) => ({ type: "Error", make: `failureOf(chance, () => ${inner().make})` }),
  },
  // A class whose instances never change, and a generic one: `printModel` declares both in every model.
  { share: 1, print: () => named("Value") },
  {
    share: 1,
    nests: true,
    print: (_names, _dice, inner) => container("makeGeneric", inner(), (type) => `Generic<${type}>`),
  },
  { share: 3, print: ({ interfaces }, dice) => named(dice.pick(interfaces)) },
  {
    share: 2,
    nests: true,
    print: (_names, _dice, inner) => container("arrayOf", inner(), (type) => `(${type})[]`),
  },
  {
    share: 1,
    nests: true,
    print: (_names, _dice, inner) => container("setOf", inner(), (type) => `Set<${type}>`),
  },
  {
    share: 1,
    nests: true,
    print: (_names, _dice, inner) => container("recordOf", inner(), (type) => `Record<string, ${type}>`),
  },
  {
    share: 2,
    nests: true,
    print(_names, _dice, inner) {
      const key = inner();
      const value = inner();
      const type = `Map<${key.type}, ${value.type}>`;
      return { type, make: `mapOf(chance, ${JSON.stringify(type)}, () => ${key.make}, () => ${value.make})` };
    },
  },
  {
    share: 1,
    nests: true,
    print(_names, _dice, inner) {
      const first = inner();
      const second = inner();
      return {
        type: `[${first.type}, (${second.type})?]`,
        make: `(chance.once(2) ? [${first.make}] : [${first.make}, ${second.make}])`,
      };
    },
  },
  {
    share: 3,
    nests: true,
    print(_names, _dice, inner) {
      const one = inner();
      const other = inner();
      return {
        type: `(${one.type} | ${other.type})`,
        make: `(chance.once(2) ? ${one.make} : ${other.make})`,
      };
    },
  },
  {
    share: 2,
    nests: true,
    print(_names, _dice, inner) {
      const { type, make } = inner();
      return {
        type: `(${type} | null | undefined)`,
        make: `(chance.once(3) ? chance.pick([null, undefined]) : ${make})`,
      };
    },
  },
];

export function printType(names: Names, dice: Dice, depth = 0): Printed {
  const wheel = kinds
    .filter(({ nests }) => !nests || depth < 3)
    .flatMap((kind) => Array.from({ length: kind.share }, () => kind));
  return dice.pick(wheel).print(names, dice, () => printType(names, dice, depth + 1));
}

function named(name: string): Printed {
  return { type: name, make: `make${name}(chance)` };
}

function container(maker: string, { type, make }: Printed, typeOf: (element: string) => string): Printed {
  const whole = typeOf(type);
  return { type: whole, make: `${maker}(chance, ${JSON.stringify(whole)}, () => ${make})` };
}
