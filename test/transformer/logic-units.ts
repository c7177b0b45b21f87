import { createRequire } from "node:module";
import { ts as bundled } from "ts-morph";
import ts from "typescript";
import { type Context, makeContext } from "../../transformer/src/analyse/context.ts";
import { normalForm } from "../../transformer/src/analyse/normal-form.ts";
import type { NameOf } from "../../transformer/src/analyse/normal-names.ts";
import { fingerprintOf, type Token } from "../../transformer/src/logic.ts";

const oldest = createRequire(new URL("../../compat/typescript-5.9/package.json", import.meta.url));

/** The compilers that a program may be read by. */
export const compilers: readonly (typeof ts)[] = [ts, oldest("typescript"), bundled as unknown as typeof ts];

/** A program of the given files, without a library: what is not declared there is unknown. */
export function contextOf(files: Readonly<Record<string, string>>, compiler = ts): Context {
  const ts = compiler;
  const options: ts.CompilerOptions = { noLib: true, target: ts.ScriptTarget.ESNext, strict: true };
  const host = ts.createCompilerHost(options);
  host.getSourceFile = (name, target) =>
    files[name] === undefined ? undefined : ts.createSourceFile(name, files[name], target, true);
  host.fileExists = (name) => name in files;
  host.readFile = (name) => files[name];
  const program = ts.createProgram(Object.keys(files), options, host);
  const [problem] = program.getSyntacticDiagnostics();
  if (problem) throw new Error(`${JSON.stringify(files)}: ${problem.messageText}`);
  return makeContext({ ts, program });
}

export interface LogicUnit {
  readonly id: number;
  readonly code: readonly Token[];
}

/** The fingerprint of one of these units. */
export function fingerprintAmong(units: readonly LogicUnit[], root: number): string {
  const byId = new Map(units.map(({ id, code }) => [id, code]));
  return fingerprintOf((id) => byId.get(id)!, root);
}

/** The fingerprint of the method `run` in a file, by itself. */
export function fingerprintOfRun(text: string, compiler = ts): string {
  const context = contextOf({ "/a.ts": text }, compiler);
  const root = find(context, (node) => isNamed(context, node, "run"));
  return fingerprintOf(() => normalForm(context, root, () => undefined), 0);
}

/** The texts of the nodes of `run` that may name other units. */
export function askedIn(text: string): readonly string[] {
  const context = contextOf({ "/a.ts": text });
  const root = find(context, (node) => isNamed(context, node, "run"));
  const asked: string[] = [];
  normalForm(context, root, (node) => void asked.push(node.getText()));
  return asked;
}

/** The fingerprint of `run` with all declarations that its code names, and those name. */
export function fingerprintWithHelpers(files: Readonly<Record<string, string>>): string {
  const context = contextOf(files);
  const { checker } = context;
  const root = find(context, (node) => isNamed(context, node, "run"));
  const declarations: ts.Node[] = [root];
  const nameOf: NameOf = (node) => {
    const symbol = checker.getSymbolAtLocation(node);
    const target = symbol && symbol.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(symbol) : symbol;
    const declaration = target?.valueDeclaration;
    if (declaration === undefined) return undefined;
    if (!declarations.includes(declaration)) declarations.push(declaration);
    return declarations.indexOf(declaration);
  };
  const units: LogicUnit[] = [];
  for (const [id, node] of declarations.entries())
    units.push({ id, code: normalForm(context, node, nameOf) });
  return fingerprintAmong(units, 0);
}

function isNamed({ ts }: Context, node: ts.Node, name: string): boolean {
  const isCode = ts.isMethodDeclaration(node) || ts.isFunctionDeclaration(node);
  return isCode && node.body !== undefined && node.name?.getText() === name;
}

function find({ ts, sources }: Context, matches: (node: ts.Node) => boolean): ts.Node {
  const visit = (node: ts.Node): ts.Node | undefined => (matches(node) ? node : ts.forEachChild(node, visit));
  for (const source of sources) {
    const found = visit(source);
    if (found) return found;
  }
  throw new Error("no method named run");
}
