import type ts from "typescript";
import type { DeclarationId } from "../model.ts";
import { type Context, qualifiedName } from "./context.ts";

interface Package {
  readonly name: string;
  readonly directory: string;
}

/** Names declarations by package, path in the package and name: the same in every build and on every machine. */
export class DeclarationIds {
  readonly #context: Context;
  /** By directory, for all parts of the program: each is asked for on the disk. */
  readonly #packages: Map<string, Package | undefined>;

  constructor(context: Context) {
    this.#context = context;
    this.#packages = context.once(noPackages);
  }

  idOf(declaration: ts.ClassLikeDeclaration): DeclarationId {
    return `${this.fileId(declaration.getSourceFile())}#${qualifiedName(this.#context, declaration)}`;
  }

  /** Name of the package that the file belongs to, or of the file where it belongs to none. */
  packageOf(file: ts.SourceFile): string {
    const name = this.#packageOf(directoryOf(file.fileName))?.name ?? this.fileId(file);
    // Types that are published apart belong to the package they are of.
    return name.replace(/^@types\/(?:(.+)__)?/, (_, scope?: string) => (scope ? `@${scope}/` : ""));
  }

  fileId({ fileName: file }: ts.SourceFile): string {
    const found = this.#packageOf(directoryOf(file));
    const root = found?.directory ?? this.#context.program.getCurrentDirectory().replaceAll("\\", "/");
    const path = file.startsWith(`${root}/`) ? file.slice(root.length + 1) : file;
    return `${found ? `${found.name}/` : ""}${path}`;
  }

  #packageOf(directory: string): Package | undefined {
    if (!this.#packages.has(directory)) this.#packages.set(directory, this.#readPackage(directory));
    return this.#packages.get(directory);
  }

  #readPackage(directory: string): Package | undefined {
    const text = this.#context.ts.sys.readFile(`${directory}/package.json`);
    const name = text === undefined ? undefined : /"name"\s*:\s*"([^"]+)"/.exec(text)?.[1];
    if (name !== undefined) return { name, directory };
    const parent = directoryOf(directory);
    return parent === directory ? undefined : this.#packageOf(parent);
  }
}

function noPackages(): Map<string, Package | undefined> {
  return new Map();
}

function directoryOf(path: string): string {
  const slash = path.lastIndexOf("/");
  return slash <= 0 ? path.slice(0, slash + 1) : path.slice(0, slash);
}
