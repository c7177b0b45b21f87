import { CoopyError, type DamagePlace, DecodeError } from "../errors.ts";

/** The error for bytes that no crash explains. */
export function damage(place: DamagePlace, what: string, cause?: unknown): CoopyError {
  const { storage, file, offset, sequence } = place;
  const where = [
    `${file} in ${storage}`,
    offset === undefined ? undefined : `byte ${offset}`,
    sequence === undefined ? undefined : `sequence ${sequence}`,
  ];
  return new CoopyError(
    "COOPY5201",
    `${where.filter((part) => part !== undefined).join(", ")}: ${what}. Nothing was changed. Run \`npx coopy inspect\` on the store to see what is sound, and restore the file from a backup.`,
    { cause, place },
  );
}

/** Runs what decodes bytes of the file, and makes its DecodeError an error that says where. */
export function decoding<Result>(place: DamagePlace, decode: () => Result): Result {
  try {
    return decode();
  } catch (error) {
    if (error instanceof DecodeError) throw damage({ ...place, offset: error.offset }, error.message, error);
    throw error;
  }
}
