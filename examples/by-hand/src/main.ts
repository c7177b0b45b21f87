import { close, open } from "coopy";
import { TodoList } from "./todo.js";

const todos = await open(TodoList, "data/todos");
await todos.addTask("Some Task Name", "A Task Description");
await todos.completeTask(todos.tasks[0]!);
console.log(`Tasks: ${todos.tasks.length}, still open: ${(await todos.openTasks()).length}`);
await close(todos);
