import { CoopyError } from "../errors.ts";

/** Refusals of arguments that are objects of a state, but not of this one as it is. */

export function ofAnotherStore(): CoopyError {
  return new CoopyError(
    "COOPY5103",
    "an argument is an object of another store, or of this one before it was opened again. Pass a copy, or what identifies it.",
  );
}

export function noLongerStored(): CoopyError {
  return new CoopyError(
    "COOPY5104",
    "an argument was an object of this store, but had been removed from it when the newest snapshot was taken. Pass a copy.",
  );
}

export function alreadyStored(className: string): CoopyError {
  return new CoopyError(
    "COOPY5105",
    `this ${className} was passed before, and the store holds a copy of it: what is done to this one would be lost. Use the one in the store: what the command returned, or a field of the handle shows it.`,
  );
}
