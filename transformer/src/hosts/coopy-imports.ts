import type ts from "typescript";
import type { TextEdit } from "./fixes.ts";
import { startOfImports } from "./new-import.ts";
import { takenNames } from "./taken-names.ts";

/** What a file calls things of coopy's, and what it must import to do so. */
export interface CoopyImports {
  /** What the file calls it. Undefined where every name is taken. */
  nameOf(imported: string): string | undefined;
  /** Imports of what was asked for and is not there yet. */
  edits(): readonly TextEdit[];
}

export function coopyImports(compiler: typeof ts, file: ts.SourceFile): CoopyImports {
  const names = takenNames(compiler, file);
  const lists = file.statements.flatMap((statement) => valueImports(compiler, statement));
  const added = new Map<string, string | undefined>();

  function present(imported: string): string | undefined {
    const specifier = lists
      .flatMap(({ elements }) => elements)
      .find((each) => !each.isTypeOnly && (each.propertyName ?? each.name).text === imported);
    const name = specifier?.name;
    return name && !names.isDeclaredBeside(name.text, name) ? name.text : undefined;
  }

  function newName(imported: string): string | undefined {
    const alias = `coopy${imported[0]!.toUpperCase()}${imported.slice(1)}`;
    return [imported, alias].find((name) => !names.isTaken(name));
  }

  return {
    nameOf(imported) {
      const known = present(imported) ?? added.get(imported);
      if (known !== undefined) return known;
      added.set(imported, newName(imported));
      return added.get(imported);
    },
    edits() {
      const specifiers = [...added].flatMap(([imported, name]) =>
        name === undefined ? [] : [name === imported ? name : `${imported} as ${name}`],
      );
      const [list] = lists;
      if (specifiers.length === 0) return [];
      return [list ? extended(file, list, specifiers) : newImport(compiler, file, specifiers)];
    },
  };
}

/** `{ open, type Store }` of `import { open, type Store } from "coopy"`. What is imported as a type only has no value. */
function valueImports(compiler: typeof ts, statement: ts.Statement): readonly ts.NamedImports[] {
  if (!compiler.isImportDeclaration(statement)) return [];
  const { moduleSpecifier, importClause } = statement;
  if (!compiler.isStringLiteral(moduleSpecifier) || moduleSpecifier.text !== "coopy") return [];
  if (importClause === undefined || importClause.isTypeOnly) return [];
  const { namedBindings } = importClause;
  return namedBindings && compiler.isNamedImports(namedBindings) ? [namedBindings] : [];
}

/** The list with more behind its last element: on a line of its own, if that has one. */
function extended(
  file: ts.SourceFile,
  { elements, pos, end }: ts.NamedImports,
  more: readonly string[],
): TextEdit {
  const last = elements.at(-1);
  if (last === undefined) {
    const brace = file.text.indexOf("{", pos);
    return { span: { start: brace, end }, text: `{ ${more.join(", ")} }` };
  }
  const [ownLine] = /\r?\n[ \t]*$/.exec(file.text.slice(0, last.getStart(file))) ?? [];
  const separator = ownLine === undefined ? ", " : `,${ownLine}`;
  const at = last.getEnd();
  return { span: { start: at, end: at }, text: more.map((each) => `${separator}${each}`).join("") };
}

function newImport(compiler: typeof ts, file: ts.SourceFile, specifiers: readonly string[]): TextEdit {
  const { at, before, after, quote } = startOfImports(compiler, file);
  const text = `${before}import { ${specifiers.join(", ")} } from ${quote}coopy${quote};${after}`;
  return { span: { start: at, end: at }, text };
}
