/** The outcome of something that may fail in a way its caller must look at. */
export type Result<Value, Problem> = Success<Value> | Failure<Problem>;

export class Success<Value> {
  readonly isSuccess = true;
  constructor(readonly value: Value) {}
  map<Next>(change: (value: Value) => Next): Success<Next> {
    return new Success(change(this.value));
  }
  andThen<Next, Problem>(next: (value: Value) => Result<Next, Problem>): Result<Next, Problem> {
    return next(this.value);
  }
  otherwise(): Value {
    return this.value;
  }
}

export class Failure<Problem> {
  readonly isSuccess = false;
  constructor(readonly problem: Problem) {}
  map(): this {
    return this;
  }
  andThen(): this {
    return this;
  }
  otherwise<Value>(value: Value): Value {
    return value;
  }
}

export const success = <Value>(value: Value): Success<Value> => new Success(value);
export const failure = <Problem>(problem: Problem): Failure<Problem> => new Failure(problem);

export function all<Value, Problem>(results: readonly Result<Value, Problem>[]): Result<Value[], Problem[]> {
  const problems: Problem[] = [];
  const values: Value[] = [];
  for (const result of results) {
    if (result instanceof Failure) problems.push(result.problem);
    else values.push(result.value);
  }
  return problems.length > 0 ? failure(problems) : success(values);
}

export abstract class DomainError extends Error {
  abstract readonly code: string;
  override get name(): string {
    return `DomainError(${this.code})`;
  }
}

export class NotFound extends DomainError {
  readonly code = "not-found";
  constructor(
    readonly what: string,
    readonly key: string | number,
  ) {
    super(`no ${what} has the key ${key}`);
  }
}

export class Refused extends DomainError {
  readonly code = "refused";
  readonly details: Readonly<Record<string, unknown>>;
  constructor(message: string, details: Readonly<Record<string, unknown>> = {}, options?: ErrorOptions) {
    super(message, options);
    this.details = { ...details };
  }
}

export function assertNever(value: never): never {
  throw new Error(`unexpected ${JSON.stringify(value)}`);
}

export function required<Value>(value: Value | undefined, what: string, key: string | number): Value {
  if (value === undefined) throw new NotFound(what, key);
  return value;
}
