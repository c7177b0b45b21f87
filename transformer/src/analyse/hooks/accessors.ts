import type ts from "typescript";
import type { Compilation } from "../../compilation.ts";
import { classDeclarations } from "../class-hierarchy.ts";
import { type Context, ownSources } from "../context.ts";
import { Fits } from "../fits.ts";
import { isOrExtends } from "./fitting-classes.ts";

/** Whether a class may have an accessor where an interface, an object type or a base class declares a property. */
export function mayBeAccessor(context: Context, declaration: ts.Declaration): boolean {
  const known = context.once(noAnswers);
  const answer = known.get(declaration) ?? isImplemented(context, declaration);
  known.set(declaration, answer);
  return answer;
}

const noAnswers = () => new Map<ts.Declaration, boolean>();

function isImplemented(context: Context, declaration: ts.Declaration): boolean {
  const { ts, checker } = context;
  const { name } = declaration as ts.NamedDeclaration;
  const owner = declaration.parent as ts.Node | undefined;
  const classes = name && context.once(classesWithAccessors).get(name.getText());
  if (classes === undefined || owner === undefined) return false;
  if (ts.isClassLike(owner)) return classes.some((one) => isOrExtends(context, one, owner));
  if (!ts.isInterfaceDeclaration(owner) && !ts.isTypeLiteralNode(owner)) return false;
  const fits = new Fits(context);
  const type = checker.getTypeAtLocation(owner);
  // It may inherit the accessor, and fit by what it has besides.
  return context
    .once(allClasses)
    .some((one) => classes.some((base) => isOrExtends(context, one, base)) && fits.isFit(one, type));
}

function allClasses(compilation: Compilation): readonly ts.ClassLikeDeclaration[] {
  return classDeclarations({ ts: compilation.ts, sources: ownSources(compilation) });
}

type WithAccessors = ReadonlyMap<string, readonly ts.ClassLikeDeclaration[]>;

/** The classes of the program by the names of their accessors. */
function classesWithAccessors(compilation: Compilation): WithAccessors {
  const { ts } = compilation;
  const found = new Map<string, ts.ClassLikeDeclaration[]>();
  for (const one of allClasses(compilation)) {
    for (const member of one.members) {
      if (!ts.isAccessor(member) && !ts.isAutoAccessorPropertyDeclaration(member)) continue;
      const name = member.name.getText();
      found.set(name, [...(found.get(name) ?? []), one]);
    }
  }
  return found;
}
