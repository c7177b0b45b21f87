interface Task {
  readonly name: string;
  readonly description: string;
  isDone: boolean;
}

/**
 * The list of the README, as far as it is filled.
 *
 * @persistent
 */
export class TodoList {
  tasks: Task[] = [];

  addTask(name: string, description: string): void {
    this.tasks.push({ name, description, isDone: false });
  }
}

/** Its fields have other names: a task that fits this type would have a number too. */
interface NumberedTask {
  readonly title: string;
  readonly details: string;
  isOver: boolean;
}

/**
 * The same with a command that is given tasks: so each has a number.
 *
 * @persistent
 */
export class NumberedTodoList {
  tasks: NumberedTask[] = [];

  addTask(title: string, details: string): void {
    this.tasks.push({ title, details, isOver: false });
  }

  completeTask(task: NumberedTask): void {
    task.isOver = true;
  }
}
