import { commandInProgress } from "../command-in-progress.ts";

/**
 * Notes that the command which is running has a value at hand that may be none a state can hold. Generated code calls
 * it where no type will tell any longer that it is one. Outside commands, and on replay, it does nothing.
 *
 * @returns the value.
 */
export function unstorable<T>(value: T): T {
  commandInProgress()?.suspect?.(value);
  return value;
}
