import type ts from "typescript";
import type { StrayMark } from "../model.ts";
import type { Context } from "./context.ts";
import { isStatic } from "./hidden-members.ts";
import { type Mark, marksOf } from "./marks.ts";
import { isOneLetterAway } from "./one-letter-away.ts";
import { misspeltSuppressions } from "./suppressions.ts";

type Place = "class" | "method" | "field";

/** Where each mark belongs, and whether this version does something with it. */
const belongsTo: Readonly<Record<string, Place | "reserved">> = {
  persistent: "class",
  entity: "class",
  readonly: "method",
  transient: "field",
  renamedFrom: "reserved",
  retired: "reserved",
};

/** Marks that are misspelt, stand in the wrong place, or do nothing yet. */
export function strayMarks(
  context: Context,
  systems: readonly ts.ClassLikeDeclaration[],
): readonly StrayMark[] {
  const { ts } = context;
  const found: StrayMark[] = [];
  for (const file of context.sources) {
    if (!file.text.includes("/**")) continue;
    ts.forEachChild(file, function visit(node): void {
      if (ts.isClassDeclaration(node)) {
        for (const mark of marksOf(context, node)) found.push(...strayOnClass(mark));
        for (const member of node.members) {
          for (const mark of marksOf(context, member)) {
            found.push(...strayOnMember(mark, placeIn(context, member)));
          }
        }
        return;
      }
      if (ts.isFunctionDeclaration(node) || ts.isInterfaceDeclaration(node) || ts.isVariableStatement(node)) {
        for (const mark of marksOf(context, node)) {
          if (mark.tag === "persistent") found.push(stray(mark, "wrong-place", "a class"));
        }
      }
      if (ts.isModuleDeclaration(node) || ts.isModuleBlock(node)) ts.forEachChild(node, visit);
    });
  }
  // Other tools have tags like ours. Inside a class that is persistent they would mislead; elsewhere they are theirs.
  const ours = new Set(systems.map((system) => system.getSourceFile().fileName));
  const misleading = found.filter(
    (mark) => mark.tag === "persistent" || ours.has(mark.place.file) || mark.meant === "persistent",
  );
  return [...misleading, ...misspeltSuppressions(context)];
}

function strayOnClass(mark: Mark): readonly StrayMark[] {
  const place = belongsTo[mark.tag];
  if (place === "method" || place === "field") return [stray(mark, "wrong-place", `a ${place}`)];
  if (place === "reserved") return [stray(mark, "reserved", mark.tag)];
  const near = place ? undefined : nearest(mark.tag, "class");
  return near ? [stray(mark, "misspelt", near)] : [];
}

function placeIn(context: Context, member: ts.ClassElement): Place | undefined {
  const { ts } = context;
  if (ts.isMethodDeclaration(member) || ts.isAccessor(member)) return "method";
  return ts.isPropertyDeclaration(member) && !isStatic(context, member) ? "field" : undefined;
}

function strayOnMember(mark: Mark, at: Place | undefined): readonly StrayMark[] {
  const place = belongsTo[mark.tag];
  if (place === "class") return [stray(mark, "wrong-place", "a class")];
  if (place === "field" && at !== "field") return [stray(mark, "wrong-place", "a field")];
  if (place === "reserved") return [stray(mark, "reserved", mark.tag)];
  // On a field, @readonly is TypeDoc's way of saying what the keyword says: it asserts nothing to us.
  if (place !== undefined || at === undefined) return [];
  const near = nearest(mark.tag, at);
  return near ? [stray(mark, "misspelt", near)] : [];
}

function stray(mark: Mark, reason: StrayMark["reason"], meant: string): StrayMark {
  return { kind: "stray-mark", tag: mark.tag, reason, meant, place: mark.place };
}

/** The mark that `tag` is one letter away from. */
function nearest(tag: string, place: Place): string | undefined {
  return Object.keys(belongsTo).find((known) => belongsTo[known] === place && isOneLetterAway(tag, known));
}
