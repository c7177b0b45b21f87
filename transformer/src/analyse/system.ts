import type ts from "typescript";
import type { Command, Parameter, Query, RefusedMember, System, View } from "../model.ts";
import { isPrimitive } from "../shape-parts.ts";
import type { Code } from "./code/code.ts";
import type { Collection } from "./collection.ts";
import { type Context, lineOf, placeOf } from "./context.ts";
import { hasMark } from "./marks.ts";
import { shapeOf } from "./shapes.ts";

/** A marked class: which of its public members are commands, queries and views, and which a handle cannot have. */
export function systemOf(
  context: Context,
  collection: Collection,
  code: Code,
  declaration: ts.ClassLikeDeclaration,
): System {
  const { checker } = context;
  const commands: Command[] = [];
  const queries: Query[] = [];
  const views: View[] = [];
  const refusedMembers: RefusedMember[] = [];
  const id = collection.system(declaration);
  const self = checker.getTypeAtLocation(declaration);
  for (const member of checker.getPropertiesOfType(self)) {
    if (!isPublic(context, member)) continue;
    const refused = refusal(context, member);
    if (refused !== undefined) {
      refusedMembers.push(refused);
      continue;
    }
    const method = implementationOf(context, member);
    if (method === undefined) {
      if (!member.name.startsWith("__@")) views.push(viewOf(context, code, member));
      continue;
    }
    const unproven = code.disprove(method);
    if (unproven === undefined && !isAsync(context, method)) {
      queries.push({
        kind: "query",
        name: member.name,
        logic: code.logicOf(method),
        place: placeOf(method.name),
      });
    } else {
      const isClaimed = hasMark(context, method, "readonly");
      commands.push({
        ...commandOf(context, collection, code, member.name, method),
        ...(isClaimed && unproven && { readonlyClaim: unproven }),
      });
    }
  }
  return { kind: "system", class: id, commands, queries, views, guests: [], modules: [], refusedMembers };
}

function isPublic({ ts }: Context, member: ts.Symbol): boolean {
  const hidden = ts.ModifierFlags.Private | ts.ModifierFlags.Protected;
  return (member.declarations ?? []).every(
    (declaration) =>
      !(ts.getCombinedModifierFlags(declaration) & hidden) &&
      !(ts.isPropertyDeclaration(declaration) ||
      ts.isMethodDeclaration(declaration) ||
      ts.isAccessor(declaration)
        ? ts.isPrivateIdentifier(declaration.name)
        : false),
  );
}

function implementationOf({ ts }: Context, member: ts.Symbol): ts.MethodDeclaration | undefined {
  return member.declarations?.find(
    (declaration): declaration is ts.MethodDeclaration =>
      ts.isMethodDeclaration(declaration) && declaration.body !== undefined,
  );
}

function refusal(context: Context, member: ts.Symbol): RefusedMember | undefined {
  const { ts } = context;
  const declarations = member.declarations ?? [];
  const node = declarations[0];
  if (node === undefined) return undefined;
  const refuse = (reason: RefusedMember["reason"], at: ts.Node = node): RefusedMember => ({
    kind: "refused-member",
    name: member.name.startsWith("__@") ? "[computed]" : member.name,
    reason,
    place: placeOf(ts.isClassElement(at) && at.name ? at.name : at),
  });
  const setter = declarations.find((declaration) => ts.isSetAccessorDeclaration(declaration));
  if (setter) return refuse("setter", setter);
  if (member.name === "then") return refuse("thenable");
  if (member.name.startsWith("__@"))
    return ts.isPropertyDeclaration(node) ? undefined : refuse("computed-name");
  const methods = declarations.filter((declaration) => ts.isMethodDeclaration(declaration));
  if (methods.some((method) => method.typeParameters?.length)) return refuse("generic-method");
  if (methods.filter((method) => method.body === undefined).length > 4) return refuse("too-many-overloads");
  if (methods.some((method) => method.asteriskToken !== undefined)) return refuse("generator");
  return undefined;
}

function viewOf(context: Context, code: Code, member: ts.Symbol): View {
  const getter = member.declarations?.find((declaration) => context.ts.isGetAccessorDeclaration(declaration));
  const unproven = getter && code.disprove(getter);
  return { kind: "view", name: member.name, ...(unproven && { unproven }) };
}

function commandOf(
  context: Context,
  collection: Collection,
  code: Code,
  name: string,
  method: ts.MethodDeclaration,
): Command {
  const { ts, checker } = context;
  const signature = checker.getSignatureFromDeclaration(method);
  const result =
    signature && shapeOf(context, collection, checker.getReturnTypeOfSignature(signature), method);
  const primitives = result?.kind === "tagged" ? result.arms : result ? [result] : [];
  return {
    kind: "command",
    name,
    parameters: method.parameters.filter(({ name }) => name.getText() !== "this").map(parameterOf),
    logic: code.logicOf(method),
    returnsPrimitive: primitives.every(isPrimitive) && primitives.some(({ kind }) => kind !== "undefined"),
    givesPromise: !isAsync(context, method) && result?.kind === "unsupported" && result.reason === "promise",
    unit: code.unitOf(method),
    outsideWrites: code.outsideWrites(method),
    overloadCount: (checker.getTypeAtLocation(method).getCallSignatures().length || 1) - 1,
    line: lineOf(method.name),
    place: placeOf(method.name),
  };

  function parameterOf(node: ts.ParameterDeclaration, index: number): Parameter {
    const isOptional = node.questionToken !== undefined || node.initializer !== undefined;
    const isRest = node.dotDotDotToken !== undefined;
    const declared = shapeOf(context, collection, checker.getTypeAtLocation(node), node);
    return {
      kind: "parameter",
      name: ts.isIdentifier(node.name) ? node.name.text : `argument${index + 1}`,
      shape: isRest && declared.kind === "array" ? declared.element : declared,
      type: checker.typeToString(checker.getTypeAtLocation(node), node),
      isOptional,
      isRest,
      place: placeOf(node),
    };
  }
}

function isAsync({ ts }: Context, method: ts.MethodDeclaration): boolean {
  return method.modifiers?.some(({ kind }) => kind === ts.SyntaxKind.AsyncKeyword) ?? false;
}
