import { basename, join } from "node:path";
import ts from "typescript";
import { memberName } from "../../transformer/src/analyse/member-names.ts";

/** A member of the installed library, with all its declarations: overloads, and what later editions add. */
export interface Member {
  readonly name: string;
  readonly declarations: readonly ts.Declaration[];
}

/** The members that are declared in three parts of what is installed, by the names that the analysis gives them. */
export interface Installed {
  readonly checker: ts.TypeChecker;
  readonly language: ReadonlyMap<string, Member>;
  readonly web: ReadonlyMap<string, Member>;
  readonly node: ReadonlyMap<string, Member>;
  /** lib.es5.d.ts and its like, as they were loaded. */
  readonly languageFiles: readonly string[];
  /** Modules that @types/node declares: "fs/promises". */
  readonly nodeModules: readonly string[];
}

const repository = join(import.meta.dirname, "../..");

/** By the compiler of this project, or by another one with its own library. */
export function installed(compiler = ts): Installed {
  const lib = ["lib.esnext.d.ts", "lib.dom.d.ts", "lib.dom.iterable.d.ts"];
  const options: ts.CompilerOptions = {
    lib,
    types: ["node"],
    typeRoots: [join(repository, "node_modules/@types")],
  };
  const program = compiler.createProgram([join(repository, "test/transformer/library-members.ts")], options);
  const checker = program.getTypeChecker();
  const files = (pattern: RegExp) =>
    program.getSourceFiles().filter(({ fileName }) => pattern.test(fileName.replaceAll("\\", "/")));
  const language = files(/\/typescript\/lib\/lib\.(es|decorators)[^/]*$/);
  const node = files(/\/node_modules\/(@types\/node|undici-types)\//);
  return {
    checker,
    language: membersOf(compiler, language),
    web: membersOf(compiler, files(/\/typescript\/lib\/lib\.dom[^/]*$/)),
    node: membersOf(compiler, node),
    languageFiles: language.map(({ fileName }) => basename(fileName)),
    nodeModules: node.flatMap((file) => file.statements.flatMap((one) => moduleNames(compiler, one))),
  };
}

function moduleNames(compiler: typeof ts, statement: ts.Statement): readonly string[] {
  const isNamed = compiler.isModuleDeclaration(statement) && compiler.isStringLiteral(statement.name);
  return isNamed ? [statement.name.text.replace(/^node:/, "")] : [];
}

function membersOf(compiler: typeof ts, files: readonly ts.SourceFile[]): ReadonlyMap<string, Member> {
  const declarations = new Map<string, ts.Declaration[]>();
  const add = (name: string, node: ts.Node) =>
    declarations.set(name, [...(declarations.get(name) ?? []), node as ts.Declaration]);
  const visit = (node: ts.Node): void => {
    const name = declaresType(compiler, node) ? undefined : memberName(compiler, node as ts.Declaration);
    if (name !== undefined) add(name, node);
    // A class without a constructor can be made as well.
    if (name !== undefined && compiler.isClassDeclaration(node)) add(`new ${name}`, node);
    compiler.forEachChild(node, visit);
  };
  for (const file of files) visit(file);
  return new Map([...declarations].map(([name, all]) => [name, { name, declarations: all }]));
}

function declaresType(compiler: typeof ts, node: ts.Node): boolean {
  return (
    compiler.isInterfaceDeclaration(node) ||
    compiler.isTypeAliasDeclaration(node) ||
    compiler.isModuleDeclaration(node)
  );
}
