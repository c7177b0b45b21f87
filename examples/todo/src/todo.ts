export interface Task {
  readonly name: string;
  readonly description: string;
  isDone: boolean;
}

/** @persistent */
export class TodoList {
  tasks: Task[] = [];

  addTask(name: string, description: string): void {
    this.tasks.push({ name, description, isDone: false });
  }

  completeTask(task: Task): void {
    if (!this.tasks.includes(task)) throw new Error(`"${task.name}" is not on the list.`);
    task.isDone = true;
  }

  openTasks(): Task[] {
    return this.tasks.filter((task) => !task.isDone);
  }
}
