import type ts from "typescript";
import type { Call } from "./calls.ts";
import type { Given } from "./draft.ts";
import type { Value } from "./flow-draft.ts";
import { declarationsOf } from "./member-symbols.ts";
import { readProperty } from "./members.ts";
import type { Walk } from "./walk.ts";

/** What may be asked for without its name: `item[key]` runs any of its getters. Gives what these give. */
export function gettersOf(walk: Walk, type: ts.Type, node: ts.Node, object: Value): readonly Value[] {
  const { ts, checker } = walk.context;
  const properties = checker
    .getPropertiesOfType(checker.getApparentType(type))
    .filter((property) =>
      declarationsOf(walk, property).some(
        (declaration) =>
          ts.isGetAccessorDeclaration(declaration) && !declaration.getSourceFile().isDeclarationFile,
      ),
    );
  return properties.map((property) => readProperty(walk, property, node, object));
}

/** `Reflect.get(item, "total")` gives what the getter gives, which is called on the third argument where there is one. */
export function reflected(walk: Walk, node: Call, { arguments: given }: Given): Value {
  const { ts, checker } = walk.context;
  const [object, key] = ts.isCallExpression(node) ? node.arguments : [];
  if (object === undefined || key === undefined) return undefined;
  const type = checker.getTypeAtLocation(object);
  const name = checker.getTypeAtLocation(key);
  const receiver = given[2] ?? given[0];
  const property = name.isStringLiteral() ? checker.getPropertyOfType(type, name.value) : undefined;
  if (property !== undefined) return readProperty(walk, property, node, receiver);
  return walk.draft.either(...gettersOf(walk, type, node, receiver));
}

/** What `({ total: this.total } = item)` takes out of the item. */
export function takenFrom(walk: Walk, name: ts.PropertyName, object: Value): Value {
  const { ts, checker } = walk.context;
  const property = ts.isIdentifier(name)
    ? checker.getPropertySymbolOfDestructuringAssignment(name)
    : undefined;
  if (property !== undefined) return readProperty(walk, property, name, object);
  // A pattern has no type of its own: what it takes apart has.
  const pattern = name.parent.parent;
  const { parent } = pattern;
  const isWhole = ts.isBinaryExpression(parent) && parent.left === pattern;
  if (ts.isComputedPropertyName(name) && !isWhole) walk.draft.unknown(name);
  const type = isWhole && !ts.isIdentifier(name) ? checker.getTypeAtLocation(parent.right) : undefined;
  return walk.draft.either(walk.draft.loaded(object), ...(type ? gettersOf(walk, type, name, object) : []));
}
