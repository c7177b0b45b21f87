import { expect, test } from "vitest";
import { createProject, type TypeScriptVersion, typeScripts } from "./support/project.ts";
import { node, tspc } from "./support/tspc.ts";

/** What no insertion keeps: what is assigned through a getter, asked by an optional call, or of a type parameter. */
const files = {
  "src/desk.ts": `class Item {
  name: string | undefined;
  parts: string[] | undefined;
  kind: "open" | "closed" | undefined;
}

class Box<T extends string | string[]> {
  constructor(public content: T) {}
  put(more: string): void {
    if (typeof this.content !== "string") this.content.push(more);
  }
}

/** @persistent */
export class Desk {
  items = [new Item(), new Item()];
  tags: Set<string> | undefined = new Set(["one"]);
  box = new Box<string | string[]>([]);
  length = 0;

  get current(): Item {
    return this.items[this.length % 2]!;
  }

  work(fails: boolean): "open" {
    this.current.name = "first";
    this.length += this.current.name.length - 1;
    this.current.parts ??= [];
    this.current.parts.push("second");
    (this.items[0]!).parts = (this.current.parts = this.current.parts.concat("third"));
    if (this.tags?.delete("one")) this.tags.add("two");
    [this.current.kind] = ["open"];
    this.box.put("fourth");
    if (fails) throw new Error("undone");
    return this.current.kind;
  }
}
`,
  "src/main.ts": `import { memory, open } from "coopy";
import { Desk } from "./desk.js";

declare const console: { log(value: unknown): void };
const desk = await open(Desk, memory());
const text = () => JSON.stringify([desk.items, [...desk.tags!], desk.box, desk.length]);
const before = text();
await desk.work(true).catch(({ message }: Error) => console.log(message));
console.log(text() === before);
await desk.work(false);
console.log(text());
`,
};

test.each(Object.keys(typeScripts) as TypeScriptVersion[])(
  "what types lose behind hooks is no error of TypeScript %s, and what is written is undone",
  async (typeScript) => {
    const compilerOptions = { noEmitOnError: true, noUncheckedIndexedAccess: true };
    const project = createProject({ files, plugin: "@coopy/transformer", typeScript, compilerOptions });
    expect(await tspc(project)).toEqual({ exitCode: 0, output: "" });
    const { output } = await node(project, "out/main.js");
    expect(output.split("\n")).toEqual(["undone", "true", expect.stringContaining('["two"]'), ""]);
  },
);
