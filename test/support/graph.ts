/**
 * Everything a program can see of a graph, as text: classes, own keys in order, holes, -0, NaN, what is shared with
 * what, what is frozen. Equal texts for equal graphs, and only for them. It shares no code with the codec.
 * `hidden` tells what else an object holds, where no property shows it.
 */
export function describeGraph(root: unknown, hidden: (object: object) => readonly unknown[] = none): string {
  const numbers = new Map<object, number>();
  const waiting: object[] = [];
  const mention = (value: unknown): string => {
    if (typeof value === "bigint") return `${value}n`;
    if (typeof value === "string") return JSON.stringify(value);
    if (typeof value === "function") return `function ${value.name}`;
    if (typeof value !== "object" || value === null) return Object.is(value, -0) ? "-0" : String(value);
    if (!numbers.has(value)) {
      numbers.set(value, numbers.size);
      waiting.push(value);
    }
    return `#${numbers.get(value)}`;
  };
  const lines = [mention(root)];
  // The list grows while it is walked.
  for (const object of waiting) {
    const parts = [
      describeObject(object, mention),
      ...hidden(object).map((value) => `hidden ${mention(value)}`),
    ];
    lines.push(`${mention(object)} ${parts.join(", ")}`);
  }
  return lines.join("\n");
}

function none(): readonly unknown[] {
  return [];
}

type Mention = (value: unknown) => string;

function describeObject(object: object, mention: Mention): string {
  const parts: string[] = [
    kindOf(object),
    Object.isFrozen(object) ? "frozen" : "",
    ...contents(object, mention),
  ];
  for (const key of Reflect.ownKeys(object)) {
    const { value, get, set, enumerable } = Object.getOwnPropertyDescriptor(object, key)!;
    const flags = `${enumerable ? "" : "hidden "}${(get ?? set) ? "accessor " : ""}`;
    parts.push(`${flags}${typeof key === "symbol" ? String(key) : JSON.stringify(key)}: ${mention(value)}`);
  }
  return parts.filter((part) => part !== "").join(", ");
}

function kindOf(object: object): string {
  const prototype = Object.getPrototypeOf(object) as { constructor: { name: string } } | null;
  return prototype === null ? "(no prototype)" : prototype.constructor.name;
}

function contents(object: object, mention: Mention): readonly string[] {
  if (object instanceof Map) return [...object].map(([key, value]) => `${mention(key)} => ${mention(value)}`);
  if (object instanceof Set) return [...object].map(mention);
  if (object instanceof Date) return [String(object.getTime())];
  return [];
}
