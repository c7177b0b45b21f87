import { Dice } from "../bytes/dice.ts";
import { type Names, type Printed, printType } from "./kinds.ts";

interface Field extends Printed {
  readonly name: string;
  readonly form: "required" | "optional" | "hidden";
}

interface Type {
  readonly name: string;
  readonly base: string | undefined;
  readonly fields: readonly Field[];
}

const chanceNames =
  "Chance, addressOf, arrayOf, bigintOf, bytesOf, dateOf, disturb, failureOf, mapOf, numberOf, patternOf, recordOf, setOf, symbolOf, textOf, viewOf";

/** The source of a random model: classes, interfaces, functions that make values of them, and a system that holds some. */
export function printModel(seed: number, index: number): string {
  const dice = new Dice(seed, index);
  const names: Names = {
    classes: ["A", "B", "C", "D"].slice(0, 1 + dice.below(4)),
    interfaces: ["I", "J", "K"].slice(0, 1 + dice.below(3)),
  };
  const classes = names.classes.map((name, at) => {
    const base = at > 0 && dice.once(2) ? dice.pick(names.classes.slice(0, at)) : undefined;
    return { name, base, fields: fieldsOf(dice, names, name, true) };
  });
  const interfaces = names.interfaces.map((name) => ({
    name,
    base: undefined,
    fields: fieldsOf(dice, names, name, false),
  }));
  const root = printType(names, dice);
  return [
    'import { clock, random } from "coopy";',
    `import { ${chanceNames} } from "./chance.js";`,
    ...interfaces.map(printInterface),
    ...interfaces.map(printFitting),
    ...classes.map(printClass),
    printValueClass(dice, names),
    genericClass,
    ...interfaces.map((type) =>
      printMaker(type, `(chance.once(3) ? new ${type.name}Fit() : {}) as ${type.name}`, []),
    ),
    ...classes.map((type) => printMaker(type, `new ${type.name}()`, basesAndSubclasses(type, classes).below)),
    printSystem(root, [...classes, ...interfaces]),
    `export { Chance, ${chanceNames.split(", ").slice(1).join(", ")} };`,
    "",
  ].join("\n\n");
}

function fieldsOf(dice: Dice, names: Names, owner: string, isClass: boolean): readonly Field[] {
  return Array.from({ length: dice.below(5) + (isClass ? 0 : 1) }, (_, index) => {
    const form = dice.pick(
      isClass
        ? (["required", "required", "optional", "hidden"] as const)
        : (["required", "optional"] as const),
    );
    return { ...printType(names, dice), name: `${owner.toLowerCase()}${index}`, form };
  });
}

function printInterface({ name, fields }: Type): string {
  return block(`export interface ${name}`, fields.map(declaration));
}

/** A class that fits the interface, and does not say so. */
function printFitting({ name, fields }: Type): string {
  return block(
    `class ${name}Fit`,
    fields.map((field) =>
      field.form === "optional" ? `declare ${declaration(field)}` : `${field.name}!: ${field.type};`,
    ),
  );
}

function declaration({ name, form, type }: Field): string {
  return form === "optional" ? `${name}?: ${type} | undefined;` : `${name}: ${type};`;
}

function printClass({ name, base, fields }: Type): string {
  const hidden = fields.filter(({ form }) => form === "hidden");
  return block(`export class ${name}${base === undefined ? "" : ` extends ${base}`}`, [
    ...fields.map((field) => {
      if (field.form === "hidden") return `#${field.name}: ${field.type} | undefined;`;
      return field.form === "optional" ? `declare ${declaration(field)}` : `${field.name}!: ${field.type};`;
    }),
    ...hidden.map(
      (field) => `set_${field.name}(value: ${field.type}): void { this.#${field.name} = value; }`,
    ),
    // What no property shows, for the test.
    `${base === undefined ? "" : "override "}tell(): readonly unknown[] { return [${[
      ...(base === undefined ? [] : ["...super.tell()"]),
      ...hidden.map((field) => `this.#${field.name}`),
    ].join(", ")}]; }`,
  ]);
}

function printValueClass(dice: Dice, names: Names): string {
  // One of its own would have to be there before it.
  const fields = Array.from({ length: 3 }, () => printType(names, dice, 3)).filter(
    ({ type }) => type !== "Value",
  );
  if (fields.length === 0) fields.push({ type: "number", make: "numberOf(chance)" });
  return [
    block("export class Value", [
      `constructor(${fields.map(({ type }, index) => `readonly value${index}: ${type}`).join(", ")}) {}`,
      `equals(other: Value): boolean { return this.value0 === other.value0; }`,
    ]),
    block("export function makeValue(chance: Chance): Value", [
      'const known = chance.known<Value>("Value");',
      "if (known !== undefined) return known;",
      `const made = new Value(${fields.map(({ make }) => make).join(", ")});`,
      'chance.keep("Value", made);',
      "return made;",
    ]),
  ].join("\n\n");
}

const genericClass = `export class Generic<T> {
  content!: T;
  next: Generic<T> | null = null;
  others = new Map<Generic<T>, T[]>();
}

export function makeGeneric<T>(chance: Chance, type: string, content: () => T): Generic<T> {
  const known = chance.known<Generic<T>>(type);
  if (known !== undefined) return known;
  const made = new Generic<T>();
  chance.keep(type, made);
  made.content = content();
  made.next = chance.known<Generic<T>>(type) ?? null;
  if (chance.once(2)) made.others.set(made, [made.content, content()]);
  return made;
}`;

/** The functions that make an object of a type, and that fill one, or fill it anew. */
function printMaker(type: Type, isNew: string, subclasses: readonly string[]): string {
  const { name, base, fields } = type;
  return [
    block(`export function make${name}(chance: Chance): ${name}`, [
      `const known = chance.known<${name}>("${name}");`,
      "if (known !== undefined) return known;",
      ...subclasses.map((subclass) => `if (chance.once(2)) return make${subclass}(chance);`),
      `const made = ${isNew};`,
      `keep${name}(made, chance);`,
      `fill${name}(made, chance);`,
      "disturb(chance, made);",
      "return made;",
    ]),
    block(`function keep${name}(made: ${name}, chance: Chance): void`, [
      `chance.keep("${name}", made);`,
      ...(base === undefined ? [] : [`keep${base}(made, chance);`]),
    ]),
    block(`export function fill${name}(made: ${name}, chance: Chance): void`, [
      ...(base === undefined ? [] : [`fill${base}(made, chance);`]),
      ...fields.map((field) => fill(field)),
      "void made, chance;",
    ]),
  ].join("\n\n");
}

function fill({ name, form, make }: Field): string {
  if (form === "hidden") return `made.set_${name}(${make});`;
  if (form === "required") return `made.${name} = ${make};`;
  return `if (chance.once(2)) made.${name} = ${make};\n  else if (chance.once(2)) made.${name} = undefined;\n  else delete made.${name};`;
}

function basesAndSubclasses({ name }: Type, classes: readonly Type[]): { readonly below: readonly string[] } {
  return { below: classes.filter(({ base }) => base === name).map((type) => type.name) };
}

function printSystem(root: Printed, types: readonly Type[]): string {
  const all = types.map(({ name }) => name);
  const seeding = "seed: number, budget: number";
  const chance = "const chance = new Chance(seed, budget);";
  const remember = all.map((name) => `for (const made of this.all${name}) chance.keep("${name}", made);`);
  const refill = all.map(
    (name) =>
      `for (const made of this.all${name}) if (Object.isExtensible(made) && chance.once(2)) fill${name}(made, chance);`,
  );
  const system = block("/** @persistent */\nexport class System", [
    `built: (${root.type})[] = [];`,
    `kept: (${root.type})[] = [];`,
    "drawn: (number | string | Date)[][] = [];",
    ...all.map((name) => `all${name}: ${name}[] = [];`),
    `build(${seeding}): number {
    ${chance}
    this.built = [${root.make}, ${root.make}];
    ${all.map((name) => `this.all${name} = [...chance.all<${name}>("${name}")];`).join("\n    ")}
    return numberOf(chance);
  }`,
    `change(${seeding}): string {
    ${[chance, ...remember, ...refill].join("\n    ")}
    this.built.push(${root.make});
    return textOf(chance);
  }`,
    `undone(${seeding}): void {
    ${[chance, ...remember, ...refill].join("\n    ")}
    this.built = [];
    throw new Error("undone");
  }`,
    `draw(): unknown[] {
    this.drawn.push([random.next(), random.uuid(), random.integer(1, 6)], [clock.nowMs(), clock.now()]);
    return this.drawn;
  }`,
    `keep(...values: (${root.type})[]): void { this.kept = values; }`,
    ...all.map(
      (name) => `touch${name}(target: ${name}, others: ${name}[], ${seeding}): ${name} {
    ${chance}
    keep${name}(target, chance);
    for (const other of others) keep${name}(other, chance);
    if (Object.isExtensible(target)) fill${name}(target, chance);
    this.all${name}.push(...others);
    return target;
  }`,
    ),
  ]);
  const made = block(`export function makeRoot(chance: Chance): ${root.type}`, [`return ${root.make};`]);
  return [
    system,
    made,
    `export const types = ${JSON.stringify(all)} as const;`,
    `export const makers = { ${all.map((name) => `${name}: make${name}`).join(", ")} };`,
  ].join("\n\n");
}

function block(head: string, lines: readonly string[]): string {
  return `${head} {\n${lines.map((line) => `  ${line}`).join("\n")}\n}`;
}
