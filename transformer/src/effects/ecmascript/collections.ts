import { fresh, type Group, group, part, primitive, writesReceiver } from "../group.ts";

/** Map and Set, and their weak kin. */
export const collections: readonly Group[] = [
  group("Map ReadonlyMap", "forEach has size", primitive),
  group("Map ReadonlyMap", "[Symbol.iterator] entries keys values", fresh),
  group("Map ReadonlyMap WeakMap", "get", part),
  group("Map WeakMap", "set getOrInsert getOrInsertComputed", writesReceiver(part)),
  group("Map Set", "clear", writesReceiver(primitive)),
  group("Map Set WeakMap WeakSet", "delete", writesReceiver(primitive)),
  group("WeakMap WeakSet", "has", primitive),
  group("Set ReadonlySet", "forEach has isDisjointFrom isSubsetOf isSupersetOf size", primitive),
  group(
    "Set ReadonlySet",
    "[Symbol.iterator] difference entries intersection keys symmetricDifference union values",
    fresh,
  ),
  group("Set WeakSet", "add", writesReceiver(part)),
  group("ReadonlySetLike", "has size", primitive),
  group("ReadonlySetLike", "keys", part),

  group("MapConstructor SetConstructor WeakMapConstructor WeakSetConstructor", "new", fresh),
  group("MapConstructor", "groupBy", fresh),
];
