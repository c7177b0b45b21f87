import { fresh, type Group, group, part, primitive, writesReceiver } from "../group.ts";

/** Iterators. To take from one is to change it; one made from another takes from that. */
export const iterators: readonly Group[] = [
  group("Generator Iterator", "next return throw", writesReceiver(part)),
  group("Iterable IterableIterator IteratorObject Generator", "[Symbol.iterator]", part),
  group(
    "ArrayIterator Intl.SegmentIterator MapIterator RegExpStringIterator SetIterator StringIterator",
    "[Symbol.iterator]",
    part,
  ),
  group("IteratorObject", "drop filter flatMap map take toArray", writesReceiver(fresh)),
  group("IteratorObject", "every forEach some", writesReceiver(primitive)),
  group("IteratorObject", "find reduce", writesReceiver(part)),
  group("IteratorConstructor", "from", part),
  group("IteratorReturnResult IteratorYieldResult", "done", primitive),
  group("IteratorReturnResult IteratorYieldResult", "value", part),

  group("Disposable", "[Symbol.dispose]", writesReceiver(primitive)),
  group("DisposableStackConstructor", "new", fresh),
  group("DisposableStack", "disposed", primitive),
  group("DisposableStack", "[Symbol.dispose] defer dispose", writesReceiver(primitive)),
  group("DisposableStack", "adopt use", writesReceiver(part)),
  group("DisposableStack", "move", writesReceiver(fresh)),
];
