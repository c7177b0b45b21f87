import type ts from "typescript";
import { isLibrary, placeOf } from "../context.ts";
import { isIteratorType } from "../iterator-types.ts";
import { textOf } from "./draft.ts";
import type { Value } from "./flow-draft.ts";
import { hooks } from "./hooks.ts";
import type { Walk } from "./walk.ts";

/** Walks through a value: `for … of`, spread, array patterns. Gives an element. */
export function iterate(walk: Walk, node: ts.Node, value: Value): Value {
  return iterateType(walk, node, walk.context.checker.getTypeAtLocation(node), value);
}

function iterateType(walk: Walk, node: ts.Node, given: ts.Type, value: Value): Value {
  const { context, draft } = walk;
  const { ts, checker } = context;
  const type = checker.getBaseConstraintOfType(given) ?? given;
  if (type.isUnion()) return draft.either(...type.types.map((arm) => iterateType(walk, node, arm, value)));
  if (checker.isArrayType(type) || checker.isTupleType(type) || type.flags & ts.TypeFlags.StringLike)
    return draft.loaded(value);
  const symbol = type.getSymbol();
  if (isIteratorType(context, type)) goesOn(walk, node, value);
  if (symbol !== undefined && isLibrary(context, symbol) && plainlyIterable.test(symbol.name)) {
    // What an iterator gives may be an entry, made for the occasion.
    return draft.either(draft.loaded(value), draft.loaded(draft.loaded(value)));
  }
  if (type.flags & (ts.TypeFlags.Undefined | ts.TypeFlags.Null)) return undefined;
  return iterateByHooks(walk, node, type, value);
}

/** An iterator is changed by whoever walks through it. */
function goesOn({ draft }: Walk, node: ts.Node, to: Value): void {
  const what = { lacks: "iterates", text: textOf(node), place: placeOf(node) } as const;
  if (to !== undefined) draft.steps.push({ kind: "write", to, site: -1, ...what });
}

const plainlyIterable =
  /^((Readonly)?(Map|Set)|(Map|Set|Array|String|RegExpString)Iterator|(Readonly)?Array|RegExpMatchArray|RegExpExecArray|[A-Z]\w*\d+(Clamped)?Array)$/;

function iterateByHooks(walk: Walk, node: ts.Node, type: ts.Type, value: Value): Value {
  const { draft, context } = walk;
  const { checker } = context;
  const isGenerator = /^(Generator|IterableIterator|Iterable|Iterator|IteratorObject)$/.test(
    type.getSymbol()?.name ?? "",
  );
  const isOfGenerator = type.getSymbol()?.name === "Generator";
  // The body of a generator counts where it is called, and so does an iterator that is written out.
  if (!isGenerator && !type.isClass()) draft.unknown(node);
  const iterators = [
    ...hooks(walk, node, type, value, /^__@iterator/, "iteration"),
    ...(isGenerator && !isOfGenerator ? iteratorsOfClasses(walk, node, value) : []),
  ];
  const held = iterators.flatMap((iterator): Value[] => [
    draft.loaded(iterator),
    draft.loaded(draft.loaded(iterator)),
  ]);
  for (const property of checker.getPropertiesOfType(type)) {
    if (!property.name.startsWith("__@iterator")) continue;
    for (const signature of checker.getTypeOfSymbol(property).getCallSignatures()) {
      held.push(
        ...hooks(
          walk,
          node,
          signature.getReturnType(),
          draft.either(value, ...iterators),
          /^(next|return)$/,
          "iteration",
        ).map((step) => draft.loaded(step)),
      );
    }
  }
  return draft.either(draft.loaded(value), ...held);
}

/** Behind `Iterable` may stand any class of the program that can be walked through. */
function iteratorsOfClasses({ draft, units }: Walk, node: ts.Node, value: Value): readonly Value[] {
  return units.dispatch.iterators().map((method) => {
    draft.enter(units.of(method), "open", node, "iteration");
    return draft.invoke([units.of(method)], { receiver: value, arguments: [] }, placeOf(node));
  });
}
