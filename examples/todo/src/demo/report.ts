import { close, open, status } from "coopy";
import { TodoList } from "../todo.js";

// Says as JSON what a store holds after a crash, and how it came back.
const todos = await open(TodoList, process.argv[2]);
const { recovery } = status(todos);
console.log(JSON.stringify({ names: todos.tasks.map((task) => task.name), recovery }));
await close(todos);
