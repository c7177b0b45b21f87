export class Person {
  constructor(
    readonly name: string,
    readonly email: string,
  ) {}
}

export class Task {
  isDone = false;
  constructor(
    readonly title: string,
    readonly description: string,
    readonly owner: Person,
    readonly due: Date,
    public priority: number,
  ) {}
}

/**
 * What the bench stores: a graph of instances, some of them shared.
 *
 * @persistent
 */
export class Tasks {
  people = new Map<string, Person>();
  tasks: Task[] = [];
}
