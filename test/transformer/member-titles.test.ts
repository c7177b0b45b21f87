import { expect, test } from "vitest";
import { isNamedBy, titleOf } from "../../transformer/src/check/member-titles.ts";

test.each([
  ["DateConstructor.now", "Date.now"],
  ["new DateConstructor", "new Date"],
  ["DateConstructor()", "Date()"],
  ["Math.random", "Math.random"],
  ["node:crypto.randomUUID", "randomUUID of node:crypto"],
  ["node:crypto.webcrypto.Crypto.randomUUID", "webcrypto.Crypto.randomUUID of node:crypto"],
])("%s is called %s", (member, title) => {
  expect(titleOf(member)).toBe(title);
});

/** What is written, the member, and whether a reader sees which one it is. */
const texts = [
  ["Date.now()", "DateConstructor.now", true],
  ['globalThis.Date["now"]()', "DateConstructor.now", true],
  ["now()", "DateConstructor.now", false],
  ["new D()", "new DateConstructor", false],
  ["random()", "Math.random", false],
  ["randomUUID()", "node:crypto.randomUUID", true],
  ["uuid()", "node:crypto.randomUUID", false],
  ["this.opened.getHours()", "Date.getHours", true],
  ['"at " + this.opened', "Date.toString", false],
  ["zone.resolvedOptions().timeZone", "Intl.ResolvedDateTimeFormatOptions.timeZone", true],
] as const;

test.each(texts)("%s for %s: %s", (text, member, isNamed) => {
  expect(isNamedBy(text, member)).toBe(isNamed);
});
