import type ts from "typescript";
import type { Exception } from "../../exception-model.ts";
import { example } from "../../options.ts";
import { lineOf, placeOf } from "../context.ts";
import type { Installed } from "../packages/installed.ts";
import { memberOf } from "../packages/trusted.ts";
import { type Given, textOf } from "./draft.ts";
import type { Value } from "./flow-draft.ts";
import type { Target } from "./targets.ts";
import type { Walk } from "./walk.ts";

/**
 * Code of which the program has only a declaration: someone vouches for it, or the JavaScript of its package tells what
 * it does, or nobody knows.
 */
export function declaredCode(
  walk: Walk,
  target: Extract<Target, { kind: "declared" }>,
  node: ts.Node,
  given: Given,
): Value {
  const { draft, units } = walk;
  const { declaration } = target;
  const installed = units.packages.of(declaration);
  if (installed !== undefined) draft.packages.add(`${installed.name}@${installed.version}`);
  const exception = installed
    ? units.trusted.ofPackage(declaration, installed)
    : units.trusted.ofTag(declaration);
  const script =
    (exception ?? installed === undefined) ? undefined : units.scripts.codeOf(declaration, installed);
  if (typeof script === "object") {
    draft.enter(script.unit, script.how, node);
    return draft.invoke([script.unit], given, placeOf(node));
  }
  if (exception !== undefined) units.exceptions.set(keyOf(exception), exception);
  else unknownCode(walk, target, node, installed, script === "too-big");
  draft.unknown(node);
  return draft.reached(given.receiver, ...given.arguments, given.rest);
}

function unknownCode(
  { draft, context }: Walk,
  { declaration, name }: Extract<Target, { kind: "declared" }>,
  node: ts.Node,
  installed: Installed | undefined,
  isTooBig: boolean,
): void {
  const member = memberOf(context, declaration);
  const cause = isTooBig
    ? "reaches more code of its package than is looked at"
    : `is only declared here: \`${name}\``;
  const fix =
    installed === undefined
      ? `If it is deterministic, say why above its declaration (line ${lineOf(declaration)} of ${fileName(declaration)}): /** @deterministic <reason> */`
      : `If it is deterministic, say so in the options of coopy: ${example(installed.name, member)}.`;
  const isForeign =
    installed === undefined && declaration.getSourceFile().fileName.includes("/node_modules/");
  draft.findings.push({
    kind: "finding",
    rule: "DET182",
    text: textOf(node),
    place: placeOf(node),
    cause,
    ...(!isForeign && { fix }),
  });
}

function fileName(declaration: ts.Node): string {
  return declaration.getSourceFile().fileName.replace(/^.*\//, "");
}

function keyOf(exception: Exception): string {
  return exception.kind === "package"
    ? `${exception.package} ${exception.member}`
    : `${exception.place.file}:${exception.place.span.start}`;
}
