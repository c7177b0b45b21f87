import { close, open } from "coopy";
import { TodoList } from "./todo.js";

const todos = await open(TodoList, "data/todos");
await todos.addTask("Some Task Name", "A Task Description");
console.log(`${todos.tasks.length} tasks, ${(await todos.openTasks()).length} of them open`);
await close(todos);
