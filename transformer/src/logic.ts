import { createHash } from "node:crypto";

/** A piece of text of some code, or the number of another unit that the code names. */
export type Token = string | number;

/**
 * What a unit does, with all that it reaches, in 16 hexadecimal digits. `codeOf` gives the normal form of code that
 * stands by itself: a method, a helper, the initialiser of a constant or a field. Whatever else it depends on may be
 * added: "lodash@4.17.21".
 *
 * Units are numbered as they are first named, so neither their own numbers nor the order in which they are
 * given count: a helper may have another name or stand in another file. Units may name each other in circles.
 */
export function fingerprintOf(codeOf: (id: number) => readonly Token[], root: number): string {
  const found = new Map([[root, 0]]);
  const codes: (readonly Token[])[] = [];
  // A Map is gone through in the order of its entries, those added meanwhile included.
  for (const id of found.keys()) {
    codes.push(codeOf(id).map((token) => (typeof token === "number" ? numberOf(token) : token)));
  }
  return createHash("sha256").update(JSON.stringify(codes)).digest("hex").slice(0, 16);

  function numberOf(id: number): number {
    const number = found.get(id) ?? found.size;
    found.set(id, number);
    return number;
  }
}
