import type ts from "typescript";
import type { Diagnostic } from "../diagnostics.ts";
import type { Place, Step } from "../model.ts";

/**
 * `tsc` prints every code with `TS` in front, and COOPY2003 is not TS2003. Behind this offset no code of
 * TypeScript's can be meant, and the last four digits are still the diagnostic's own.
 */
const codeOffset = 990_000;

/** Turns a finding into what `tsc` draws and editors link. */
export function compilerDiagnostic(
  compiler: typeof ts,
  program: ts.Program,
  { code, severity, message, hint, fix, place, chain }: Diagnostic,
): ts.Diagnostic {
  const number = codeOffset + Number(code.slice("COOPY".length));
  const category =
    severity === "error" ? compiler.DiagnosticCategory.Error : compiler.DiagnosticCategory.Warning;
  const line = (messageText: string): ts.DiagnosticMessageChain => ({ messageText, category, code: number });
  return {
    ...location(compiler, program, place),
    category,
    code: number,
    source: "coopy",
    messageText: {
      ...line(`${code}: ${message}`),
      next: [...wayLines(program, chain), `Hint: ${hint}.`, `Fix: ${fix}`].map(line),
    },
    relatedInformation: chain
      .filter((step) => !isSame(step.place, place))
      .map((step) => ({
        ...location(compiler, program, step.place),
        category: compiler.DiagnosticCategory.Message,
        code: number,
        messageText: `via ${hasFile(program, step.place) ? step.label : named(program, step)}`,
      })),
  };
}

/**
 * Steps between the command and the code, in a line: the compiler draws related information only where its output is
 * pretty, and logs of builds are not.
 */
function wayLines(program: ts.Program, chain: readonly Step[]): readonly string[] {
  if (chain.length < 3) return [];
  return [`Via: ${chain.map((step) => named(program, step)).join(" → ")}`];
}

function named(program: ts.Program, { label, place }: Step): string {
  const directory = `${program.getCurrentDirectory().replace(/\/$/, "")}/`;
  const file = place.file.startsWith(directory) ? place.file.slice(directory.length) : place.file;
  const source = program.getSourceFile(place.file);
  if (source === undefined) return `${label} (${file})`;
  const { line, character } = source.getLineAndCharacterOfPosition(place.span.start);
  return `${label} (${file}:${line + 1}:${character + 1})`;
}

function hasFile(program: ts.Program, { file }: Place): boolean {
  return program.getSourceFile(file) !== undefined;
}

function isSame(left: Place, right: Place): boolean {
  return left.file === right.file && left.span.start === right.span.start && left.span.end === right.span.end;
}

/** Offsets mean nothing without the file that they are in. The JavaScript of a package is in no program of the user's. */
function location(compiler: typeof ts, program: ts.Program, { file: name, span }: Place) {
  const file = program.getSourceFile(name) ?? scriptOf(compiler, name);
  if (file === undefined) return { file, start: undefined, length: undefined };
  return { file, start: span.start, length: span.end - span.start };
}

function scriptOf(compiler: typeof ts, file: string): ts.SourceFile | undefined {
  const text = file.includes("/node_modules/") ? compiler.sys.readFile(file) : undefined;
  return text === undefined ? undefined : compiler.createSourceFile(file, text, compiler.ScriptTarget.Latest);
}
