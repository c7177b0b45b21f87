import type { Codec, Fields } from "coopy/generated/v1";

type Writer = Parameters<Codec["encode"]>[0];
type Reader = Parameters<Codec["decode"]>[0];

interface OneRow<W, R> {
  encode(writer: W, value: Fields): void;
  decode(reader: R, value: Fields): void;
}

/** A description by hand, of one object at a time: its columns are then as wide as its rows. */
export function rowByRow<W = Writer, R = Reader>({ encode, decode }: OneRow<W, R>) {
  return {
    encode(writer: W, rows: readonly Fields[], start: number, end: number) {
      for (const row of rows.slice(start, end)) encode(writer, row);
    },
    decode(reader: R, rows: readonly Fields[], start: number, end: number) {
      for (const row of rows.slice(start, end)) decode(reader, row);
    },
  };
}
