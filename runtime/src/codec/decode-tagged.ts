import type { ClassLayout } from "./class-layout.ts";
import { tag } from "./format.ts";
import type { Layout } from "./layout.ts";
import type { Reader } from "./reader.ts";
import { decodeSymbol } from "./shared-symbols.ts";
import { layouts } from "./untyped.ts";

/** Reads what stands behind a tag. */
export function decodeTagged(reader: Reader): unknown {
  const kind = reader.byte();
  switch (kind) {
    case tag.undefined:
      return undefined;
    case tag.null:
      return null;
    case tag.false:
      return false;
    case tag.true:
      return true;
    case tag.number:
      reader.expectNoSurprise();
      return reader.number();
    case tag.bigint:
      reader.expectNoSurprise();
      return reader.bigint();
    case tag.string:
      reader.expectNoSurprise();
      return reader.string();
    case tag.known:
      return reader.objectAt(reader.varint());
    case tag.entity:
      return reader.entity(reader.varint());
    case tag.symbol:
      return decodeSymbol(reader);
    case tag.instance:
      return classAt(reader).decodeNew(reader, reader.byte());
    case tag.class:
      return classAt(reader).theClass;
    default:
      return decodeObject(reader, kind);
  }
}

function decodeObject(reader: Reader, kind: number): object {
  const layout = (layouts as { readonly [kind: number]: Layout })[kind];
  return layout ? layout.decodeNew(reader, reader.byte()) : reader.fail(`a value of unknown kind ${kind}`);
}

function classAt(reader: Reader): ClassLayout {
  return reader.catalog.classes[reader.varint()] ?? reader.fail("a class that is not there");
}
