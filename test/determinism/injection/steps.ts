/** A way from some code to some other. Both are expressions of a number. */
export interface StepKind {
  readonly name: string;
  /** How many steps of its own a finding must show for it. A closure that is called where it stands may have none. */
  readonly shown: number;
  /** What is reached by it runs when its module is loaded; or may, as it is given to something there. */
  readonly isLoading?: boolean | "maybe";
  /** It goes to what stands behind an interface or an abstract class. */
  readonly isOpen?: boolean;
  write(id: string, inner: string): Written;
}

interface Written {
  /** What stands in a file, all of it exported, its names beginning with the step's. */
  readonly declared?: string;
  readonly used: string;
}

type Write = (id: string, inner: string) => string;

/** Something is declared, and used. */
const declared = (name: string, declare: Write, use: Write): StepKind => ({
  name,
  shown: 1,
  write: (id, inner) => ({ declared: declare(id, inner), used: use(id, inner) }),
});
const loaded = (name: string, declare: Write, use: Write): StepKind => ({
  ...declared(name, declare, use),
  isLoading: true,
});
const kept = (name: string, declare: Write, use: Write): StepKind => ({
  ...declared(name, declare, use),
  isLoading: "maybe",
});
const given = (name: string, declare: Write, use: Write): StepKind => ({
  ...declared(name, declare, use),
  shown: 0,
});
const open = (name: string, declare: Write, use: Write): StepKind => ({
  ...declared(name, declare, use),
  shown: 2,
  isOpen: true,
});
/** It is all in the expression. */
const inPlace = (name: string, use: (inner: string) => string): StepKind => ({
  name,
  shown: 0,
  write: (_, inner) => ({ used: use(inner) }),
});
const call = (id: string) => `${id}()`;
const made = (id: string) => `new ${id}().value`;

export const stepKinds: readonly StepKind[] = [
  declared("function", (id, inner) => `export function ${id}(): number { return ${inner}; }`, call),
  declared("closure in a const", (id, inner) => `export const ${id} = (): number => ${inner};`, call),
  kept(
    "closure that a function made",
    (id, inner) => `export const ${id}_make = (factor: number) => () => factor * ${inner};
export const ${id} = ${id}_make(2);`,
    call,
  ),
  kept(
    "curried",
    (id, inner) => `export const ${id} = (a: number) => (b: number) => a + b + ${inner};`,
    (id) => `${id}(1)(2)`,
  ),
  declared(
    "called by call",
    (id, inner) => `export function ${id}(): number { return ${inner}; }`,
    (id) => `${id}.call(undefined)`,
  ),
  kept(
    "called if there",
    (id, inner) => `export const ${id}: (() => number) | undefined = () => ${inner};`,
    (id) => `(${id}?.() ?? 0)`,
  ),
  kept(
    "namespace",
    (id, inner) => `export namespace ${id} { export const value = (): number => ${inner}; }`,
    (id) => `${id}.value()`,
  ),
  declared(
    "default of a parameter",
    (id, inner) => `export function ${id}(value = ${inner}): number { return value; }`,
    call,
  ),
  declared(
    "default in a pattern",
    (id, inner) =>
      `export function ${id}({ own_${id}: value = ${inner} }: { own_${id}?: number } = {}): number { return value; }`,
    call,
  ),
  declared(
    "default in a declaration",
    (id, inner) =>
      `export function ${id}(list: number[]): number { const [first = ${inner}] = list; return first; }`,
    (id) => `${id}([])`,
  ),
  declared(
    "tag",
    (id, inner) =>
      `export function ${id}(texts: TemplateStringsArray): number { return texts.length + ${inner}; }`,
    (id) => `${id}\`text\``,
  ),
  declared(
    "generator",
    (id, inner) => `export function* ${id}(): Generator<number> { yield ${inner}; }`,
    (id) => `[...${id}()].length`,
  ),
  declared(
    "generator by hand",
    (id, inner) => `export function* ${id}(): Generator<number, number> { yield 1; return 1 + ${inner}; }`,
    (id) => `${id}().next().value`,
  ),
  declared(
    "iterator",
    (id, inner) => `export class ${id} { *[Symbol.iterator](): Iterator<number> { yield ${inner}; } }`,
    (id) => `Math.max(...new ${id}())`,
  ),
  kept(
    "bound",
    (
      id,
      inner,
    ) => `export function ${id}_free(this: { factor: number }, more: number): number { return this.factor + more + ${inner}; }
export const ${id} = ${id}_free.bind({ factor: 2 }, 1);`,
    call,
  ),
  kept(
    "method in a table",
    (id, inner) => `export const ${id} = { value(): number { return ${inner}; }, other: () => 1 };`,
    (id) => `${id}.value()`,
  ),
  kept(
    "table by key",
    (id, inner) => `export const ${id}_table = { one: () => ${inner}, two: () => 2 };
export function ${id}(key: keyof typeof ${id}_table): number { return ${id}_table[key](); }`,
    (id) => `${id}("one")`,
  ),
  kept(
    "list of functions",
    (id, inner) => `export const ${id} = [() => 1, () => ${inner}];`,
    (id) => `${id}.reduce((sum, each) => sum + each(), 0)`,
  ),
  kept(
    "map of functions",
    (id, inner) => `export const ${id} = new Map([["a", () => ${inner}]]);`,
    (id) => `${id}.get("a")!()`,
  ),
  kept(
    "object with a getter",
    (id, inner) => `export const ${id} = { get value(): number { return ${inner}; } };`,
    (id) => `${id}.value`,
  ),
  kept(
    "getter taken apart",
    (id, inner) => `export const ${id}_it = { get value(): number { return ${inner}; } };
export function ${id}(): number { const { value } = ${id}_it; return value; }`,
    call,
  ),
  declared("getter", (id, inner) => `export class ${id} { get value(): number { return ${inner}; } }`, made),
  declared(
    "setter",
    (
      id,
      inner,
    ) => `export class ${id}_set { last = 0; set value(value: number) { this.last = value + ${inner}; } }
export function ${id}(): number { const it = new ${id}_set(); it.value = 1; return it.last; }`,
    call,
  ),
  declared(
    "constructor",
    (id, inner) => `export class ${id} { readonly value: number; constructor() { this.value = ${inner}; } }`,
    made,
  ),
  declared(
    "parameter property",
    (id, inner) => `export class ${id} { constructor(readonly value = ${inner}) {} }`,
    made,
  ),
  declared(
    "initialiser of a field",
    (id, inner) => `export class ${id} { readonly value = ${inner}; }`,
    made,
  ),
  declared(
    "initialiser of a base",
    (id, inner) => `export class ${id}_base { readonly value = ${inner}; }
export class ${id} extends ${id}_base { readonly more = 1; }`,
    made,
  ),
  declared(
    "argument of super",
    (id, inner) => `export class ${id}_base { constructor(readonly value: number) {} }
export class ${id} extends ${id}_base { constructor() { super(${inner}); } }`,
    made,
  ),
  declared(
    "method of super",
    (id, inner) => `export class ${id}_base { value(): number { return ${inner}; } }
export class ${id} extends ${id}_base { override value(): number { return 1 + super.value(); } }`,
    (id) => `new ${id}().value()`,
  ),
  declared(
    "private method",
    (id, inner) =>
      `export class ${id} { get value(): number { return this.#own(); } #own(): number { return ${inner}; } }`,
    made,
  ),
  declared(
    "static method",
    (id, inner) => `export class ${id} { static value(): number { return ${inner}; } }`,
    (id) => `${id}.value()`,
  ),
  declared(
    "class that a function returns",
    (id, inner) => `export function ${id}() { return class { value(): number { return ${inner}; } }; }`,
    (id) => `new (${id}())().value()`,
  ),
  declared(
    "mixin",
    (id, inner) => `export class ${id}_base {}
export function ${id}_mixin<Base extends new (...list: any[]) => object>(base: Base) { return class extends base { value(): number { return ${inner}; } }; }
export class ${id} extends ${id}_mixin(${id}_base) {}`,
    (id) => `new ${id}().value()`,
  ),
  declared(
    "conversion to a text",
    (id, inner) => `export class ${id} { toString(): string { return String(${inner}); } }`,
    (id) => `\`\${new ${id}()}\`.length`,
  ),
  declared(
    "conversion to a number",
    (id, inner) => `export class ${id} { valueOf(): number { return ${inner}; } }`,
    (id) => `+new ${id}()`,
  ),
  declared(
    "conversion by a symbol",
    (id, inner) => `export class ${id} { [Symbol.toPrimitive](): number { return ${inner}; } }`,
    (id) => `Number(new ${id}())`,
  ),
  declared(
    "conversion to JSON",
    (id, inner) => `export class ${id} { toJSON(): number { return ${inner}; } }`,
    (id) => `JSON.stringify([new ${id}()]).length`,
  ),
  declared(
    "instanceof",
    (id, inner) =>
      `export class ${id} { static [Symbol.hasInstance](it: object): boolean { return it !== null && ${inner} > 1; } }`,
    (id) => `(({}) instanceof ${id} ? 1 : 0)`,
  ),
  declared(
    "disposal",
    (id, inner) => `export class ${id}_held { last = 0; [Symbol.dispose](): void { this.last = ${inner}; } }
export function ${id}(): number { using held = new ${id}_held(); return held.last; }`,
    call,
  ),
  declared(
    "decision",
    (id, inner) =>
      `export function ${id}(): number { try { return ${inner} > 1 ? 1 : 2; } finally { new Map(); } }`,
    call,
  ),
  given(
    "function that calls what it is given",
    (id) => `export function ${id}(value: () => number): number { return value(); }`,
    (id, inner) => `${id}(() => ${inner})`,
  ),
  given(
    "function given in an object",
    (id) =>
      `export function ${id}({ own_${id}: value }: { own_${id}?: () => number }): number { return value?.() ?? 0; }`,
    (id, inner) => `${id}({ own_${id}: () => ${inner} })`,
  ),
  given(
    "listeners",
    (id) => `export class ${id} {
  readonly #all: (() => number)[] = [];
  add(each: () => number): this { this.#all.push(each); return this; }
  fire(): number { return this.#all.map((each) => each()).length; }
}`,
    (id, inner) => `new ${id}().add(() => ${inner}).fire()`,
  ),
  open(
    "interface",
    (id, inner) => `export interface ${id}_like { value_${id}(): number; }
export class ${id}_made implements ${id}_like { value_${id}(): number { return ${inner}; } }
export function ${id}(it: ${id}_like = new ${id}_made()): number { return it.value_${id}(); }`,
    call,
  ),
  open(
    "interface that happens to fit",
    (id, inner) => `export interface ${id}_like { value_${id}(): number; }
export class ${id}_made { value_${id}(): number { return ${inner}; } }
export function ${id}(it: ${id}_like): number { return it.value_${id}(); }`,
    (id) => `${id}(new ${id}_made())`,
  ),
  open(
    "abstract method",
    (
      id,
      inner,
    ) => `export abstract class ${id}_base { abstract each(): number; all(): number { return this.each() + this.each(); } }
export class ${id} extends ${id}_base { override each(): number { return ${inner}; } }`,
    (id) => `new ${id}().all()`,
  ),
  {
    ...declared(
      "override",
      (id, inner) => `export class ${id}_base { value(): number { return 1; } }
export class ${id}_more extends ${id}_base { override value(): number { return ${inner}; } }
export function ${id}(it: ${id}_base): number { return it.value(); }`,
      (id) => `${id}(new ${id}_more())`,
    ),
    isOpen: true,
  },
  loaded(
    "constant",
    (id, inner) => `export const ${id}: number = ${inner};`,
    (id) => id,
  ),
  loaded(
    "constant table",
    (id, inner) => `export const ${id} = { value: ${inner}, list: [1, 2] };`,
    (id) => `${id}.value`,
  ),
  loaded(
    "static field",
    (id, inner) => `export class ${id} { static readonly value: number = ${inner}; }`,
    (id) => `${id}.value`,
  ),
  loaded(
    "static block",
    (id, inner) => `export class ${id} { static value: number; static { this.value = ${inner}; } }`,
    (id) => `${id}.value`,
  ),
  inPlace("function called at once", (inner) => `(() => ${inner})()`),
  inPlace("callback of map", (inner) => `[1].map(() => ${inner}).length`),
  inPlace("callback of reduce", (inner) => `[1, 2].reduce((sum, each) => sum + each + ${inner}, 0)`),
  inPlace("comparator", (inner) => `[2, 1].toSorted((a, b) => (a - b) * ${inner})[0]!`),
  inPlace("callback of Array.from", (inner) => `Array.from({ length: 2 }, () => ${inner}).length`),
  inPlace("callback of replace", (inner) => `"a".replace(/a/, () => String(${inner})).length`),
  inPlace(
    "reviver",
    (inner) => `JSON.stringify({ a: 1 }, (_, value) => (value === 1 ? ${inner} : value)).length`,
  ),
  inPlace("getter in an object", (inner) => `({ get value(): number { return ${inner}; } }).value`),
  inPlace("choice", (inner) => `(1 > 2 ? 1 : ${inner})`),
];
