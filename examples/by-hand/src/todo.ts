/*
 * The program of `examples/todo`, compiled by hand: no transformer touches this file. It shows what the compiler adds
 * to a class, and that there is nothing in it which a person could not write. The journals of both are the same,
 * byte for byte.
 */
import {
  array,
  arrayWriter,
  boolean,
  born,
  type ClassDescription,
  type CommandDefinition,
  entities,
  entity,
  guard,
  object,
  registerClass,
  registerSystem,
  type SystemDefinition,
  string,
  touch,
} from "coopy/generated/v1";

// First the program itself. Some words in it are coopy's. A task can be passed to `completeTask`, and for the journal it
// has to be told from all others. So it gets a number where it is made, which a replay makes it get again. Before each
// write it is noted what is there, so that a command that throws can be undone. And methods that write refuse to do so
// outside of commands, once their object belongs to a store.

export interface Task {
  readonly name: string;
  readonly description: string;
  isDone: boolean;
}

export class TodoList {
  tasks: Task[] = [];

  addTask(name: string, description: string): void {
    guard(this, "TodoList.addTask");
    arrayWriter(this.tasks).push(born({ name, description, isDone: false }));
  }

  completeTask(task: Task): void {
    guard(this, "TodoList.completeTask");
    if (!this.tasks.includes(task)) throw new Error(`"${task.name}" is not on the list.`);
    touch(task, "isDone", task.isDone);
    task.isDone = true;
  }

  openTasks(): Task[] {
    return this.tasks.filter((task) => !task.isDone);
  }
}

// Second: how the objects are written and read. A layout is both directions of one type. Fields are written without
// their names, in the order of the interface, so both directions must agree on it; of many tasks in a row first all
// names, then all descriptions. Names and types stand once at the head of a file: a later version of the program, with
// other fields, finds what it knows by them.

const taskLayout = object("Task", {
  passing: "entity",
  fields: ["name", "description", "isDone"],
  types: () => [string, string, boolean],
  encode(writer, tasks, start, end) {
    for (let row = start; row < end; row++) writer.string(tasks[row]!["name"]);
    for (let row = start; row < end; row++) writer.string(tasks[row]!["description"]);
    for (let row = start; row < end; row++) writer.boolean(tasks[row]!["isDone"]);
  },
  decode(reader, tasks, start, end) {
    for (let row = start; row < end; row++) tasks[row]!["name"] = reader.string();
    for (let row = start; row < end; row++) tasks[row]!["description"] = reader.string();
    for (let row = start; row < end; row++) tasks[row]!["isDone"] = reader.boolean();
  },
});

const tasksLayout = array(taskLayout);

// A class is described like an object type. Restoring one calls no constructor: `decode` is given an object that has
// the prototype of the class and no fields yet. `build` is a fingerprint of the fields: a system that was compiled
// with one form of a class refuses to run with another. By hand, any text does that changes when the fields do.

const id = "by-hand/todo.ts#TodoList";
const build = "1";

function describeTodoList(): ClassDescription {
  return {
    name: "TodoList",
    build,
    fields: ["tasks"],
    types: () => [tasksLayout],
    // What a list has that was stored before there was such a field.
    initial: { tasks: () => [] },
    encode(writer, rows, start, end) {
      for (let row = start; row < end; row++) tasksLayout.encode(writer, rows[row]!["tasks"]);
    },
    decode(reader, rows, start, end) {
      for (let row = start; row < end; row++) rows[row]!["tasks"] = tasksLayout.decode(reader);
    },
  };
}

// Third: one object for each method that changes the state. `encode` writes the arguments to the journal before the
// method runs; after a crash `decode` reads them, and `run` calls the very same method again. That is all that
// recovery is, so a command must do the same each time: it must not look at the clock, or roll dice, by itself.
// `logic` is a fingerprint of all that it does: calls that were made with another are not made again unasked. The compiler makes
// it from the code; by hand, any text does that changes when the code does. These are the compiler's.

const addTask: CommandDefinition<TodoList, Parameters<TodoList["addTask"]>> = {
  name: "addTask",
  arity: { minimum: 2, maximum: 2 },
  parameters: ["name: string", "description: string"],
  logic: "80345b8f21a03d29",
  types: () => [string, string],
  returnsPrimitive: false,
  encode(writer, [name, description]) {
    writer.string(name);
    writer.string(description);
  },
  decode: (reader) => [reader.string(), reader.string()],
  run: (todos, args) => todos.addTask(args[0], args[1]),
};

const completeTask: CommandDefinition<TodoList, Parameters<TodoList["completeTask"]>> = {
  name: "completeTask",
  arity: { minimum: 1, maximum: 1 },
  parameters: ["task: Task"],
  logic: "7d59445f0ca9b295",
  types: () => [taskLayout],
  returnsPrimitive: false,
  encode(writer, [task]) {
    taskLayout.encode(writer, task);
  },
  decode: (reader) => [taskLayout.decode(reader)],
  run: (todos, args) => todos.completeTask(args[0]),
};

// Fourth: the system. `handle` makes what `open` returns: for each command a method that journals, for each method
// that changes nothing one that only waits until what it saw is durable, for each field a getter. No proxy: what a
// handle can do stands here. A record names its command by the place in `commands`, which the journal's head lists.

function defineTodoList(): SystemDefinition<TodoList> {
  return {
    layout: entity(id),
    classes: entities({ [id]: build }),
    identifiesObjects: true,
    commands: [addTask, completeTask],
    queries: ["openTasks"],
    handle: (store) => ({
      get tasks() {
        return store.state.tasks;
      },
      addTask: (...args: readonly unknown[]) => store.execute(addTask, args),
      completeTask: (...args: readonly unknown[]) => store.execute(completeTask, args),
      openTasks: (...args: readonly unknown[]) => store.query((todos) => todos.openTasks(), args),
    }),
  };
}

// Last: the class is made known. Everything is passed as a function, to be called at the first `open`, when all modules
// have been evaluated. The compiler does this in a static block of the class and writes all of the above as functions,
// which hoist: then even a class in the middle of a file can be opened by the line below it.

registerClass(id, () => TodoList, describeTodoList);
registerSystem(() => TodoList, defineTodoList);
