import { breaks, fresh, type Group, group, part, primitive, when, writesArgument } from "../group.ts";

/** Objects in general, `Reflect`, proxies and JSON. */
export const object: readonly Group[] = [
  group("Object", "hasOwnProperty isPrototypeOf propertyIsEnumerable", primitive),
  group("Object", "constructor valueOf", part),
  group(
    "Object",
    "toString",
    when({ dateReceiver: true }, breaks("DET122", { returns: "primitive" })),
    primitive,
  ),
  group("Object", "toLocaleString", breaks("DET131", { returns: "primitive" })),

  group("ObjectConstructor", "hasOwn is isExtensible isFrozen isSealed", primitive),
  group(
    "ObjectConstructor",
    `create entries fromEntries getOwnPropertyDescriptor getOwnPropertyDescriptors getOwnPropertyNames
    getOwnPropertySymbols groupBy keys values`,
    fresh,
  ),
  // An object that is given to `Object()` is what comes out.
  group("ObjectConstructor", "() new getPrototypeOf", part),
  group(
    "ObjectConstructor",
    "assign defineProperties defineProperty freeze preventExtensions seal setPrototypeOf",
    writesArgument(part),
  ),

  group("Reflect", "has isExtensible", primitive),
  group("Reflect", "getOwnPropertyDescriptor ownKeys", fresh),
  group("Reflect", "apply construct get getPrototypeOf", part),
  group(
    "Reflect",
    "defineProperty deleteProperty preventExtensions setPrototypeOf",
    writesArgument(primitive),
  ),
  group(
    "Reflect",
    "set",
    when(
      { argumentsMin: 4 },
      writesArgument(
        breaks("DET181", { returns: "primitive", cause: "writes an object that only the run tells" }),
      ),
    ),
    writesArgument(primitive),
  ),

  // Writes through a proxy end in its target, and so does what is read.
  group("ProxyConstructor", "new revocable", part),
  group("ProxyConstructor.revocable", "proxy revoke", part),
  group(
    "ProxyHandler",
    `apply construct defineProperty deleteProperty get getOwnPropertyDescriptor getPrototypeOf has isExtensible
    ownKeys preventExtensions set setPrototypeOf`,
    writesArgument(part),
  ),

  // A reviver may give anything in place of what was read.
  group("JSON", "parse", when({ argumentsMin: 2 }, part), fresh),
  group("JSON", "stringify", primitive),
];
