import ts from "typescript";
import { describe, expect, test } from "vitest";
import { namesOf } from "../../transformer/src/effects/group.ts";
import { effectsOf, groups } from "../../transformer/src/effects/library.ts";
import type { MemberEffect } from "../../transformer/src/effects/member-effect.ts";
import { installed } from "./library-members.ts";

/*
 * What the table says of writes and results, held against the declared types. A wrong "primitive" or "fresh" hides a
 * path to the state, and a wrong absence of `writes` a change of it.
 */
const { checker, language, web, node } = installed();
const listed = new Set(groups.flatMap(namesOf));
const declarationsOf = (name: string) =>
  [language, web, node].flatMap((part) => part.get(name)?.declarations ?? []);

/** Members that are listed, with what they give when used: a call's result, or a property's value. */
const results = [...listed].flatMap((name) =>
  declarationsOf(name).flatMap((declaration) => {
    const type = resultOf(declaration);
    return type === undefined ? [] : [{ name, type, effects: effectsOf(name) ?? [] }];
  }),
);

function resultOf(declaration: ts.Declaration): ts.Type | undefined {
  if (ts.isVariableDeclaration(declaration) || ts.isClassDeclaration(declaration)) return undefined;
  if (ts.isFunctionLike(declaration) && !ts.isAccessor(declaration))
    return checker.getSignatureFromDeclaration(declaration)?.getReturnType();
  const type = checker.getTypeAtLocation(declaration);
  return type.getCallSignatures()[0]?.getReturnType() ?? type;
}

const { TypeFlags } = ts;
const primitives =
  TypeFlags.StringLike |
  TypeFlags.NumberLike |
  TypeFlags.BigIntLike |
  TypeFlags.BooleanLike |
  TypeFlags.ESSymbolLike |
  TypeFlags.Undefined |
  TypeFlags.Null |
  TypeFlags.Void |
  TypeFlags.Never;

function isPrimitive(type: ts.Type): boolean {
  if (type.isUnion()) return type.types.every(isPrimitive);
  const bound = type.isTypeParameter() ? checker.getBaseConstraintOfType(type) : undefined;
  if (bound !== undefined) return isPrimitive(bound);
  return (type.flags & primitives) !== 0;
}

const open = TypeFlags.Any | TypeFlags.Unknown | TypeFlags.TypeParameter | TypeFlags.NonPrimitive;

/** A type that says nothing of what it is: a parameter, `this`, or any. */
const isOpen = (type: ts.Type): boolean =>
  type.isUnion() ? type.types.some(isOpen) : (type.flags & open) !== 0;

function wrong(says: MemberEffect["returns"], isWrong: (type: ts.Type) => boolean): readonly string[] {
  const found = results.filter(
    ({ type, effects }) => effects.some(({ returns }) => returns === says) && isWrong(type),
  );
  return [...new Set(found.map(({ name }) => name))].sort();
}

/** Typed as anything at all, and yet an object of its own. */
const madeAnew: Readonly<Record<string, string>> = {
  "JSON.parse": "made of a text; what a reviver gives is an alternative of its own",
  "ObjectConstructor.create": "a new object, of the prototype that is given",
  "ObjectConstructor.fromEntries": "a new object, which holds what the entries hold",
  structuredClone: "a deep copy",
};

describe("results", () => {
  test("are primitive where the table says so", () => {
    expect(wrong("primitive", (type) => !isPrimitive(type))).toEqual([]);
  });

  test("are fresh where the table says so: a type that may be anything is told by hand", () => {
    expect(wrong("fresh", isOpen)).toEqual(Object.keys(madeAnew).sort());
  });

  test("are no object of their own where a property is read", () => {
    const read = results.filter(
      ({ name, effects }) =>
        effects.some(({ returns }) => returns === "fresh") &&
        declarationsOf(name).every(ts.isPropertySignature) &&
        declarationsOf(name).every((one) => checker.getTypeAtLocation(one).getCallSignatures().length === 0),
    );
    expect(read.map(({ name }) => name)).toEqual([]);
  });

  test("of all three kinds are seen", () => {
    expect(results.length).toBeGreaterThan(1500);
    for (const says of ["primitive", "fresh", "part"] as const)
      expect(wrong(says, () => true).length, says).toBeGreaterThan(100);
  });
});

test("what is listed as plain data has fields, and no methods but those that ask a decorator or a property", () => {
  const methods = [...language.values()].filter(
    ({ name, declarations }) =>
      !listed.has(name) &&
      declarations.some(
        (one) => ts.isFunctionLike(one) && !ts.isAccessor(one) && !ts.isFunctionTypeNode(one),
      ),
  );
  const asks = /^(Class\w+Decorator\w+(\.access)?|(Typed)?PropertyDescriptor)\.(get|has|init|set)$/;
  expect(methods.map(({ name }) => name).filter((name) => !asks.test(name))).toEqual([]);
});

const mutator =
  /^(set|add|delete|push|pop|shift|unshift|splice|sort|reverse|fill|copyWithin|clear|append|write|update|insert|remove|resize|transfer|grow|swap|getOrInsert|define|freeze|seal|assign|prevent|defer|adopt|use|dispose|move|next|throw|return|exec|test|compile)(?![a-z])/;

/** Named like one, and no mutator. */
const harmless: Readonly<Record<string, string>> = {
  "Temporal.": "its values never change: `add` gives another",
  "SymbolConstructor.dispose": "a symbol",
  "NodeJS.Process.": "changes nothing that the program holds, and is denied",
  "AbortSignal.throwIfAborted": "looks and throws",
  "Event.returnValue": "a property",
};

describe("writes", () => {
  test("are told of every member that is named like a mutator", () => {
    const silent = [...listed].filter((name) => {
      const member = /^[^ ]*\.(\w+)$/.exec(name)?.[1];
      return member !== undefined && mutator.test(member) && !effectsOf(name)!.every(({ writes }) => writes);
    });
    const isHarmless = (name: string) => Object.keys(harmless).some((prefix) => name.startsWith(prefix));
    expect(silent.filter((name) => !isHarmless(name))).toEqual([]);
    expect(Object.keys(harmless).filter((prefix) => !silent.some((name) => name.startsWith(prefix)))).toEqual(
      [],
    );
  });

  test("are told of no member of what can only be read", () => {
    const written = [...listed].filter(
      (name) =>
        /^Readonly(Array|Map|Set|SetLike)\./.test(name) && effectsOf(name)!.some(({ writes }) => writes),
    );
    expect(written).toEqual([]);
  });
});
