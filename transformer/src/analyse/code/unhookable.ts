import type ts from "typescript";
import type { Unhookable } from "../../flow-model.ts";
import type { Context } from "../context.ts";
import { bare } from "./syntax.ts";
import type { Written } from "./written.ts";

/** What no undo brings back: an object that is locked stays so. */
const locks = /^ObjectConstructor\.(freeze|seal|preventExtensions)$|^Reflect\.preventExtensions$/;

/** Nothing sets an iterator back. */
const iterates = /^(Generator|Iterator|IteratorObject)\./;

/** Why nothing that is put before the write could tell what it changes; undefined where something can. */
export function unhookable(context: Context, written: Written): Unhookable | undefined {
  if (written.kind !== "call") return undefined;
  const { ts } = context;
  const { call, callee, member, writes } = written;
  if (locks.test(member) || isForGood(context, written)) return "locks";
  if (iterates.test(member)) return "iterates";
  if (writes === "deep" || ts.isTaggedTemplateExpression(call)) return "deep";
  if (writes === "argument") {
    const [first] = call.arguments ?? [];
    if (first === undefined || ts.isSpreadElement(first)) return "indirect";
    return setsByName.test(member) && setsAutoAccessor(context, call.arguments ?? [])
      ? "indirect"
      : undefined;
  }
  // What an object of a package stands for is not seen: `_.chain(this.items).remove(…)`.
  if (/^(new )?npm:/.test(member)) return "deep";
  return bare(context, call.expression) === callee && names(context, callee, member) ? undefined : "indirect";
}

/** Whether a property is defined that nobody can define anew: `configurable` must be said to be true. */
function isForGood({ checker }: Context, { call, member }: Extract<Written, { kind: "call" }>): boolean {
  const [, method] = /^(?:ObjectConstructor|Reflect)\.(defineProperty|defineProperties)$/.exec(member) ?? [];
  const given = (call as ts.CallExpression).arguments?.[method === "defineProperty" ? 2 : 1];
  if (method === undefined || given === undefined) return false;
  const described = checker.getTypeAtLocation(given);
  const descriptors =
    method === "defineProperty"
      ? [described]
      : described.getProperties().map((property) => checker.getTypeOfSymbolAtLocation(property, given));
  return descriptors.some((descriptor) => {
    const configurable = checker.getPropertyOfType(descriptor, "configurable");
    const type = configurable && checker.getTypeOfSymbolAtLocation(configurable, given);
    return type === undefined || checker.typeToString(type) !== "true";
  });
}

/** These reach what stands behind an `accessor` field, which only code of its class can note. */
const setsByName = /^(ObjectConstructor\.assign|Reflect\.set)$/;

function setsAutoAccessor({ ts, checker }: Context, [object, ...given]: readonly ts.Expression[]): boolean {
  const sources = given.map((one) => checker.getTypeAtLocation(one));
  const isGiven = (name: string) =>
    sources.some((type) =>
      type.isStringLiteral() ? type.value === name : checker.getPropertyOfType(type, name) !== undefined,
    );
  const properties = checker.getApparentType(checker.getTypeAtLocation(object!)).getProperties();
  return properties.some(
    ({ name, declarations = [] }) =>
      declarations.some((one) => ts.isAutoAccessorPropertyDeclaration(one)) && isGiven(name),
  );
}

/** `items.push(…)`, and not `push.call(items, …)`. */
function names({ ts }: Context, callee: ts.Expression, member: string): boolean {
  const name = member.replace(/^.*\./, "");
  if (ts.isPropertyAccessExpression(callee)) return callee.name.text === name;
  const key = ts.isElementAccessExpression(callee) ? callee.argumentExpression : undefined;
  return key !== undefined && ts.isStringLiteralLike(key) && key.text === name;
}
