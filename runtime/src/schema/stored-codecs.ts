import { ArrayLayout } from "../codec/array-layout.ts";
import type { ClassLayout } from "../codec/class-layout.ts";
import type { Codec } from "../codec/codec.ts";
import { MapLayout, SetLayout } from "../codec/collection-layouts.ts";
import { type ObjectLayout, RecordLayout } from "../codec/object-layout.ts";
import { bigint, boolean, number, string } from "../codec/primitives.ts";
import type { StoredType } from "../codec/stored-type.ts";
import { date, tagged } from "../codec/untyped.ts";

const primitives = { string, number, boolean, bigint, date, tagged } as const;

/** Finds what reads the values of a type. Classes and object types come from `classOf` and `objectOf`. */
export function storedCodec(
  type: StoredType,
  classOf: (name: string) => ClassLayout,
  objectOf: (index: number) => ObjectLayout,
): Codec {
  const codec = (inner: StoredType) => storedCodec(inner, classOf, objectOf);
  if (typeof type === "string") return primitives[type];
  switch (type[0]) {
    case "array":
      return new ArrayLayout([], codec(type[1]));
    case "set":
      return new SetLayout(codec(type[1]));
    case "record":
      return new RecordLayout(codec(type[1]));
    case "map":
      return new MapLayout(codec(type[1]), codec(type[2]));
    case "tuple":
      return new ArrayLayout(
        type.slice(2).map((inner) => codec(inner as StoredType)),
        codec(type[1]),
      );
    case "class":
      return classOf(type[1]);
    case "object":
      return objectOf(type[1]);
  }
}
