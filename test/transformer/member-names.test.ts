import { join } from "node:path";
import ts from "typescript";
import { expect, test } from "vitest";
import { makeContext } from "../../transformer/src/analyse/context.ts";
import { memberName } from "../../transformer/src/analyse/member-names.ts";
import { platformMemberName } from "../../transformer/src/analyse/platform-paths.ts";

const file = join(import.meta.dirname, "names.ts");

test.each([
  ["Date.now()", "DateConstructor.now"],
  ["globalThis.Date['now']()", "DateConstructor.now"],
  ["new Date()", "new DateConstructor"],
  ["Date()", "DateConstructor()"],
  ["[1].push(2)", "Array.push"],
  ["parseInt('1')", "parseInt"],
  ["[1][Symbol.iterator]()", "Array.[Symbol.iterator]"],
  ["new Intl.NumberFormat('en').format(1)", "Intl.NumberFormat.format"],
  ["Reflect.ownKeys({})", "Reflect.ownKeys"],
  ["Math.max(1)", "Math.max"],
  ["crypto.createHash('md5')", "node:crypto.createHash"],
  ["crypto.createHash('md5').update('')", "node:crypto.Hash.update"],
  ["process.hrtime.bigint()", "NodeJS.HRTime.bigint"],
  ["process.cwd()", "NodeJS.Process.cwd"],
  ["new Headers().get('')", "Headers.get"],
  ["path.join('a')", "node:path.path.PlatformPath.join"],
  ["path.posix.join('a')", "node:path/posix.join"],
  ["win32.join('a')", "node:path/win32.join"],
  ["named.join('a')", "node:path/win32.join"],
  ["posixPath.basename('a')", "node:path/posix.basename"],
  ["extname('a')", "node:path/posix.extname"],
  ["own('a')", undefined],
])("%s uses %s", (code, expected) => {
  expect(nameIn(code)).toBe(expected);
});

/** The name of what an expression calls, as the declaration tells it that the checker resolves it to. */
function nameIn(code: string): string | undefined {
  const program = programOf(`
    import * as crypto from "node:crypto"; import path, { win32, win32 as named } from "node:path";
    import posixPath, { extname } from "node:path/posix";
    const own = Object.assign((text: string) => text, {});
    void [crypto, path, win32, named, posixPath, extname, own];
    export const used = ${code};`);
  const statement = program.getSourceFile(file)!.statements.at(-1) as ts.VariableStatement;
  const call = statement.declarationList.declarations[0]!.initializer as ts.CallExpression | ts.NewExpression;
  const context = makeContext({ ts, program });
  const declaration = context.checker.getResolvedSignature(call)?.declaration;
  const name = declaration && memberName(ts, declaration as ts.Declaration);
  return name && platformMemberName(context, name, call.expression);
}

const compilerOptions: ts.CompilerOptions = {
  lib: ["lib.es2023.d.ts"],
  types: ["node"],
  typeRoots: [join(import.meta.dirname, "../../node_modules/@types")],
  module: ts.ModuleKind.NodeNext,
};
let before: ts.Program | undefined;

/** A program of one file. The library is read once for all of them. */
function programOf(text: string): ts.Program {
  const host = ts.createCompilerHost(compilerOptions);
  const source = ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true);
  before = ts.createProgram(
    [file],
    compilerOptions,
    {
      ...host,
      fileExists: (name) => name === file || host.fileExists(name),
      getSourceFile: (name, ...rest) =>
        name === file ? source : (before?.getSourceFile(name) ?? host.getSourceFile(name, ...rest)),
    },
    before,
  );
  return before;
}
