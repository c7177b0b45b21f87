import { clock } from "coopy";
import * as $c from "coopy/generated/v1";
import { rowByRow } from "../support/row-by-row.ts";

/** The system of the hex example in docs/journal-format.md, registered by hand as generated code would. */
export class Todo {
  tasks: string[] = [];
  changedAtMs = 0;

  add(name: string): number {
    this.changedAtMs = clock.nowMs();
    return this.tasks.push(name);
  }
}

$c.registerClass(
  "test/documented-todo.ts#Todo",
  () => Todo,
  () => {
    const tasksLayout = $c.array($c.string);
    return {
      name: "Todo",
      build: "1",
      fields: ["tasks", "changedAtMs"],
      ...rowByRow({
        encode(writer, value) {
          tasksLayout.encode(writer, value["tasks"]);
          writer.number(value["changedAtMs"]);
        },
        decode(reader, value) {
          value["tasks"] = tasksLayout.decode(reader);
          value["changedAtMs"] = reader.number();
        },
      }),
    };
  },
);

$c.registerSystem(
  () => Todo,
  () => {
    const add: $c.CommandDefinition<Todo, [name: string]> = {
      name: "add",
      arity: { minimum: 1, maximum: 1 },
      parameters: ["name: string"],
      returnsPrimitive: true,
      encode(writer, [name]) {
        writer.string(name);
      },
      decode: (reader) => [reader.string()],
      run: (system, [name]) => system.add(name),
    };
    return {
      layout: $c.entity("test/documented-todo.ts#Todo"),
      classes: $c.entities({ "test/documented-todo.ts#Todo": "1" }),
      commands: [add],
      handle: (store) => ({
        get tasks() {
          return store.state.tasks;
        },
        get changedAtMs() {
          return store.state.changedAtMs;
        },
        add: (...args: readonly unknown[]) => store.execute(add, args),
      }),
    };
  },
);
