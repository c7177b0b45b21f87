import { expect, test } from "vitest";
import { rot } from "./bit-rot.ts";

/** Every 37th byte, another bit each time; `npm run torture` flips a bit of each. */
test("every flip of a bit, cut of a segment and loss of a file is detected or harmless", () => {
  const { byteCount, detected, harmless } = rot((byte) => (byte % 37 === 0 ? (byte / 37) % 8 : undefined));
  expect(byteCount).toBeGreaterThan(64 * 1024);
  expect(detected).toBeGreaterThan(500);
  // The older snapshot and the journal between it and the newer are not read.
  expect(harmless).toBeGreaterThan(100);
});
