export class Todo {
  isDone = false;
  constructor(
    readonly name: string,
    readonly description: string,
  ) {}
}

/**
 * What the durable bench stores: a list to which every call adds.
 *
 * @persistent
 */
export class TodoList {
  todos: Todo[] = [];

  add(name: string, description: string): void {
    this.todos.push(new Todo(name, description));
  }
}
