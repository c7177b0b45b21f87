/** A marked class and an entity, whose edits depend on the marked class's `tag`. */
export const todoSources = {
  "src/todo.ts": `import { Task } from "./task.js";

/**
 * A list of tasks.
 * @persistent
 */
export class TodoList {
  /** All of them. */
  tasks: Task[] = []; // tag: first
  add(name: string): void {
    this.tasks.push(new Task(name));
    if (name === "") throw new Error("a task without a name"); } }
`,
  "src/task.ts": `/** One task. */
export class Task {
  constructor(readonly name: string) {}
  stamp(): number {
    return Date.now();
  }
}
`,
  "src/main.ts": `import { TodoList } from "./todo.js";

const list = new TodoList();
list.add("one");
declare const console: { log(text: string): void };
console.log(JSON.stringify((globalThis as { seen?: unknown }).seen));
list.add("");
`,
};
