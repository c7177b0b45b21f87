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

  completeTask(name: string): void {
    const task = this.tasks.find((candidate) => candidate.name === name);
    if (task === undefined) throw new Error(`There is no task "${name}".`);
    task.isDone = true;
  }

  openTasks(): Task[] {
    return this.tasks.filter((task) => !task.isDone);
  }
}
