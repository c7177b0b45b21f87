import type ts from "typescript";
import type { Compilation } from "../compilation.ts";
import type { Place } from "../model.ts";
import { rememberingChecker } from "./remembering-checker.ts";

/** The compiler, as the analysis uses it. Made anew for every run; nothing outlives it. */
export interface Context extends Compilation {
  readonly checker: ts.TypeChecker;
  /** The user's own source files: neither declarations nor libraries. */
  readonly sources: readonly ts.SourceFile[];
  /** The answer to a question about the whole program, which is the same for all of its parts. It is asked once. */
  readonly once: <Answer>(question: (compilation: Compilation) => Answer) => Answer;
}

export function makeContext(compilation: Compilation): Context {
  const { ts, program } = compilation;
  const answers = new Map<unknown, unknown>();
  return {
    ts,
    program,
    checker: rememberingChecker(compilation),
    sources: ownSources(compilation),
    once<Answer>(question: (compilation: Compilation) => Answer): Answer {
      const known = answers.get(question);
      if (known !== undefined) return known as Answer;
      const answer = question(compilation);
      answers.set(question, answer);
      return answer;
    },
  };
}

export function ownSources({ program }: Compilation): readonly ts.SourceFile[] {
  return program
    .getSourceFiles()
    .filter((file) => !file.isDeclarationFile && !program.isSourceFileFromExternalLibrary(file));
}

/** Where a node stands, comments before it left out. */
export function placeOf(node: ts.Node): Place {
  const file = node.getSourceFile();
  return { file: file.fileName, span: { start: node.getStart(file), end: node.getEnd() } };
}

/** The line on which a node begins, 1-based. */
export function lineOf(node: ts.Node): number {
  const file = node.getSourceFile();
  return file.getLineAndCharacterOfPosition(node.getStart(file)).line + 1;
}

/** How a class is named from the top of its file: "Page", "Geo.Point". */
export function qualifiedName({ ts }: Context, declaration: ts.ClassLikeDeclaration): string {
  const { parent } = declaration;
  const variable = ts.isVariableDeclaration(parent) && ts.isIdentifier(parent.name) ? parent.name : undefined;
  let name = variable?.text ?? declaration.name?.text ?? "default";
  for (let at: ts.Node = declaration.parent; !ts.isSourceFile(at); at = at.parent) {
    if (ts.isModuleDeclaration(at)) name = `${at.name.text}.${name}`;
  }
  return name;
}

/** The symbol an import stands for. */
export function resolveAlias({ ts, checker }: Context, symbol: ts.Symbol): ts.Symbol {
  return symbol.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(symbol) : symbol;
}

/** Whether a symbol is declared by the ECMAScript or DOM libraries, or by Node's types. */
export function isLibrary(context: Context, symbol: ts.Symbol): boolean {
  const known = context.once(noSymbols);
  const answer = known.get(symbol) ?? isDeclaredByLibrary(context, symbol);
  known.set(symbol, answer);
  return answer;
}

const noSymbols = () => new Map<ts.Symbol, boolean>();

function isDeclaredByLibrary({ program }: Context, { declarations = [] }: ts.Symbol): boolean {
  return (
    declarations.length > 0 &&
    declarations.every((declaration) => {
      const file = declaration.getSourceFile();
      return program.isSourceFileDefaultLibrary(file) || file.fileName.includes("/node_modules/@types/node/");
    })
  );
}

/** Whether the symbol is that of the instances of a class which a package declares. */
export function isForeignClass(context: Context, symbol: ts.Symbol): boolean {
  const { ts, checker } = context;
  const declarations = symbol.declarations ?? [];
  const isForeign =
    declarations.length > 0 &&
    declarations.every((declaration) => {
      const file = declaration.getSourceFile();
      return file.isDeclarationFile && file.fileName.includes("/node_modules/");
    });
  if (!isForeign || isLibrary(context, symbol)) return false;
  if (symbol.flags & ts.SymbolFlags.Class) return true;
  const value = symbol.valueDeclaration;
  // A module is none, and the compiler has no type for one that is a whole file.
  if (value === undefined || ts.isSourceFile(value)) return false;
  return checker.getTypeAtLocation(value).getConstructSignatures().length > 0;
}
