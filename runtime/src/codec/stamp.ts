/** Gives back the object it is given, so that a subclass adds its private fields to that. */
export class Given {
  constructor(object: object) {
    // biome-ignore lint/correctness/noConstructorReturn: this is how a private field comes to stand on any object.
    return object;
  }
}

/**
 * A number that each graph gives the objects it meets, kept on the objects themselves, in private fields. No code but
 * this sees it: not `Reflect.ownKeys`, not spread, not `structuredClone`. Several times as fast as a Map of objects.
 */
export class Stamp extends Given {
  #graph = 0;
  #index = 0;
  #isPlainData = false;

  /** Whether the object was found to hold nothing but data. */
  static isPlainData(object: object): boolean {
    return #graph in object && object.#isPlainData;
  }

  /** Notes that the object, which has an index, was found to hold nothing but data. */
  static setPlainData(object: object): void {
    (object as Stamp).#isPlainData = true;
  }

  /** The index that `graph` gave the object, or -1. */
  static indexOf(object: object, graph: number): number {
    return #graph in object && object.#graph === graph ? object.#index : -1;
  }

  static set(object: object, graph: number, index: number): void {
    const stamped = #graph in object ? object : (new Stamp(object) as Stamp);
    stamped.#graph = graph;
    stamped.#index = index;
  }
}
