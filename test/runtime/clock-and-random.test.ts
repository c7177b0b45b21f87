import { clock, close, open, peek, random, status } from "coopy";
import { crashableMemory, fixedClock } from "coopy/testing";
import { expect, test } from "vitest";
import { Counter, insides } from "./counter.ts";

test("inside a command the time stands still, is never earlier than before, and replays", async () => {
  using time = fixedClock(5_000);
  const storage = crashableMemory();
  const counter = await open(Counter, storage);
  insides.set("twice", (system) => {
    system.instants.push(clock.nowMs());
    time.advance(10);
    system.instants.push(clock.now().getTime());
  });
  insides.set("refuse", () => {
    clock.nowMs();
    throw new Error("no");
  });
  expect(await counter.stamp()).toBe(5_000);
  time.set(1_000);
  expect(await counter.stamp()).toBe(5_000);
  time.set(6_000);
  await counter.whatever("twice");
  expect(counter.instants).toEqual([5_000, 5_000, 6_000, 6_000]);
  time.set(9_000);
  await expect(counter.whatever("refuse")).rejects.toThrow("no");
  time.set(7_000);
  expect(await counter.stamp()).toBe(7_000);
  storage.crash();
  time.set(20);
  const again = await open(Counter, storage);
  expect(again.instants).toEqual([5_000, 5_000, 6_000, 6_000, 7_000]);
  expect(await again.stamp()).toBe(7_000);
  await close(again);
  const third = await open(Counter, storage);
  expect(await third.stamp()).toBe(7_000);
});

test("in a read and outside the time is real", async () => {
  using time = fixedClock(5_000);
  const counter = await open(Counter, crashableMemory());
  await counter.stamp();
  time.set(6_000);
  expect(peek(counter, () => clock.nowMs())).toBe(6_000);
  expect(clock.now()).toEqual(new Date(6_000));
  expect(clock.now()).not.toBe(clock.now());
});

test("what a command draws is drawn again on replay, and differs from command to command", async () => {
  const storage = crashableMemory();
  const counter = await open(Counter, storage);
  for (let index = 0; index < 20; index++) await counter.draw();
  const { draws } = counter;
  expect(new Set(draws).size).toBeGreaterThan(15);
  storage.crash();
  expect((await open(Counter, storage)).draws).toEqual(draws);
});

test("a command that asks for what its record does not hold has gone another way", async () => {
  const storage = crashableMemory();
  const counter = await open(Counter, storage);
  insides.set("changing", () => undefined);
  await counter.whatever("changing");
  storage.crash();
  insides.set("changing", () => void clock.nowMs());
  await expect(open(Counter, storage)).rejects.toMatchObject({ code: "COOPY5302" });
  insides.set("changing", () => void random.next());
  await expect(open(Counter, storage)).rejects.toThrow("record 1 (whatever)");
  insides.set("changing", () => {
    throw new Error("new");
  });
  await expect(open(Counter, storage)).rejects.toMatchObject({ code: "COOPY5301", cause: new Error("new") });
});

test("a result that differs on replay is noticed, unless the witness is turned off", async () => {
  for (const witness of [true, false]) {
    const storage = crashableMemory();
    const counter = await open(Counter, storage, { witness });
    insides.set("result", () => 1);
    await counter.whatever("result");
    storage.crash();
    insides.set("result", () => 2);
    const opened = open(Counter, storage);
    if (witness) await expect(opened).rejects.toMatchObject({ code: "COOPY5302" });
    else expect(status(await opened).sequence).toBe(1);
  }
});

test("random keeps to its ranges", () => {
  for (let draw = 0; draw < 1_000; draw++) {
    const number = random.next();
    expect(number).toBeGreaterThanOrEqual(0);
    expect(number).toBeLessThan(1);
    const integer = random.integer(-2, 2);
    expect(Number.isInteger(integer) && Math.abs(integer) <= 2).toBe(true);
  }
  expect(random.integer(7, 7)).toBe(7);
  expect(random.integer(Number.MIN_SAFE_INTEGER, 0)).toBeLessThanOrEqual(0);
  expect(() => random.integer(2, 1)).toThrow(RangeError);
  expect(() => random.integer(0.5, 1)).toThrow(RangeError);
  expect(random.uuid()).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
  expect(random.bytes(100_000).length).toBe(100_000);
  const elements = [1, 2, 3, 4, 5];
  expect(random.shuffle(elements).sort()).toEqual(elements);
});
