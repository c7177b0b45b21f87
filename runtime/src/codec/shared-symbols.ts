import { CoopyError } from "../errors.ts";
import type { Reader } from "./reader.ts";
import type { Writer } from "./writer.ts";

/** Symbols of the language by their names, which every run has: `Symbol.iterator`. */
const wellKnown = new Map<string, symbol>();
const wellKnownNames = new Map<symbol, string>();
for (const name of Object.getOwnPropertyNames(Symbol)) {
  const value = (Symbol as unknown as Record<string, unknown>)[name];
  if (typeof value !== "symbol") continue;
  wellKnown.set(name, value);
  wellKnownNames.set(value, name);
}

const kind = { registered: 0, wellKnown: 1 } as const;

/** Writes a symbol that other runs have too. @throws CoopyError COOPY5101 for one that they cannot have. */
export function encodeSymbol(writer: Writer, value: symbol): void {
  const key = Symbol.keyFor(value);
  const name = key ?? wellKnownNames.get(value);
  if (name === undefined) {
    throw new CoopyError(
      "COOPY5101",
      `${String(value)} cannot be journalled: another run has no such symbol. Make it with Symbol.for, or use a text.`,
    );
  }
  writer.byte(key === undefined ? kind.wellKnown : kind.registered);
  writer.string(name);
}

export function decodeSymbol(reader: Reader): symbol {
  const found = reader.byte();
  if (found > kind.wellKnown) reader.fail("a symbol of unknown kind");
  const name = reader.key();
  if (found === kind.registered) return Symbol.for(name);
  return wellKnown.get(name) ?? reader.fail("a symbol that the language does not have");
}

/** A text that tells a key from all others: symbols are told from texts. */
export function keyText(key: PropertyKey): string | readonly string[] {
  if (typeof key !== "symbol") return String(key);
  return [Symbol.keyFor(key) ?? "", wellKnownNames.get(key) ?? ""];
}
