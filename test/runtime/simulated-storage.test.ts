import { diskError, type SimulatedStorage, simulatedStorage } from "coopy/testing";
import { describe, expect, test } from "vitest";

const bytes = (length: number, value = 7) => new Uint8Array(length).fill(value);

/** A storage with one durable file of 1,000 bytes that goes on with 2,000 that are not. */
function halfWritten(): SimulatedStorage {
  const storage = simulatedStorage();
  const { synchronous } = storage;
  synchronous.lock();
  const file = synchronous.create("a");
  file.write(bytes(1_000));
  file.sync();
  synchronous.syncDirectory();
  file.write(bytes(2_000, 9));
  return storage;
}

/** What is found after crashes of all kinds. */
function survivors<Found>(
  make: () => SimulatedStorage,
  look: (after: SimulatedStorage) => Found,
): Set<Found> {
  const storage = make();
  return new Set(Array.from({ length: 400 }, (_, seed) => look(storage.fork().crash(seed))));
}

const namesOf = (storage: SimulatedStorage) => [...storage.synchronous.list()].sort().join();

describe("a crash", () => {
  test("leaves what was synced, and of the rest nothing, all, a torn part, or any sectors", () => {
    const found = survivors(halfWritten, ({ synchronous }) => {
      const content = synchronous.read("a");
      expect(content.subarray(0, 1_000)).toEqual(bytes(1_000));
      const rest = content.subarray(1_000);
      if (rest.length === 0) return "nothing";
      if (rest.every((byte) => byte === 9)) return rest.length === 2_000 ? "all" : "torn";
      expect(rest.length).toBe(2_000);
      return "sectors";
    });
    expect([...found].sort()).toEqual(["all", "nothing", "sectors", "torn"]);
  });

  test("brings back what a truncation had cut, unless it was synced", () => {
    const cut = () => {
      const storage = halfWritten();
      const file = storage.synchronous.open("a");
      file.sync();
      file.truncate(500);
      return storage;
    };
    const lengthOf = ({ synchronous }: SimulatedStorage) => synchronous.read("a").length;
    expect(survivors(cut, lengthOf)).toEqual(new Set([500, 3_000]));
    const synced = () => {
      const storage = cut();
      storage.synchronous.open("a").sync();
      return storage;
    };
    expect(survivors(synced, lengthOf)).toEqual(new Set([500]));
  });

  test("leaves of names made, renamed and removed none, all, the first, or any; a rename is one step", () => {
    const renamed = () => {
      const storage = halfWritten();
      storage.synchronous.create("b.tmp");
      storage.synchronous.rename("b.tmp", "b");
      storage.synchronous.remove("a");
      return storage;
    };
    expect([...survivors(renamed, namesOf)].sort()).toEqual(["", "a", "a,b", "a,b.tmp", "b", "b.tmp"]);
    const synced = () => {
      const storage = renamed();
      storage.synchronous.syncDirectory();
      return storage;
    };
    expect(survivors(synced, namesOf)).toEqual(new Set(["b"]));
  });

  test("is the same for the same seed", () => {
    const storage = halfWritten();
    const again = [1, 1].map((seed) => storage.fork().crash(seed).synchronous.read("a").join());
    expect(again[0]).toBe(again[1]);
  });

  test("ends what the old owner can do, and frees the lock", async () => {
    const storage = halfWritten();
    const file = storage.synchronous.open("a");
    const pending = (await storage.open("a")).sync();
    const after = storage.crash(1);
    await expect(pending).rejects.toThrow("the machine stopped");
    expect(() => file.write(bytes(1))).toThrow("the machine stopped");
    await expect(storage.list()).rejects.toThrow("the machine stopped");
    after.synchronous.lock();
    expect(() => after.synchronous.lock()).toThrow("COOPY5206");
  });
});

describe("a killed process", () => {
  test("leaves everything, and what was not synced can still be lost", () => {
    const storage = halfWritten().kill();
    expect(storage.synchronous.read("a").length).toBe(3_000);
    const lengths = survivors(
      () => storage,
      ({ synchronous }) => synchronous.read("a").length,
    );
    expect(lengths.has(1_000)).toBe(true);
    storage.synchronous.open("a").sync();
    expect(storage.crash(5).synchronous.read("a").length).toBe(3_000);
  });
});

describe("a fork", () => {
  test("goes its own way", () => {
    const storage = halfWritten();
    const fork = storage.fork();
    storage.synchronous.open("a").write(bytes(10, 1));
    fork.synchronous.open("a").write(bytes(20, 2));
    storage.synchronous.remove("a");
    expect(fork.synchronous.read("a").subarray(3_000)).toEqual(bytes(20, 2));
    expect(storage.synchronous.list()).toEqual([]);
  });
});

describe("a fault", () => {
  test("hits the operation it is for, once or from then on, and leaves what it says", () => {
    const storage = halfWritten();
    const file = storage.synchronous.open("a");
    storage.fail({ after: 1, kinds: ["write"], error: diskError("ENOSPC"), effect: "part" });
    file.write(bytes(10));
    expect(() => file.write(bytes(10))).toThrow("COOPY5211");
    expect(storage.synchronous.read("a").length).toBe(3_015);
    file.write(bytes(10));
    storage.fail({ after: 0, files: /^b/, error: diskError("EROFS"), isLasting: true });
    expect(() => storage.synchronous.create("b")).toThrow("COOPY5208");
    expect(() => storage.synchronous.create("b")).toThrow("COOPY5208");
    expect(storage.synchronous.read("a").length).toBe(3_025);
  });

  test("of a sync drops what was written: a sync after it proves nothing, except for what came later", () => {
    const dropped = () => {
      const storage = halfWritten();
      const file = storage.synchronous.open("a");
      storage.fail({ after: 0, kinds: ["sync"], error: diskError("EIO") });
      expect(() => file.sync()).toThrow("COOPY5213");
      file.write(bytes(100, 1));
      file.sync();
      expect(storage.synchronous.read("a").length).toBe(3_100);
      return storage;
    };
    const middles = survivors(dropped, ({ synchronous }) => {
      const content = synchronous.read("a");
      expect(content.subarray(3_000)).toEqual(bytes(100, 1));
      return content.subarray(1_000, 3_000).every((byte) => byte === 0);
    });
    expect(middles).toEqual(new Set([true, false]));
  });

  test("of a read flips one bit of what is returned, and none of what lies there", () => {
    const storage = halfWritten();
    storage.fail({ after: 0, kinds: ["read"], flippedBit: 8 * 1_000 + 3 });
    expect(storage.synchronous.read("a")[1_000]).toBe(9 ^ 8);
    expect(storage.synchronous.read("a")[1_000]).toBe(9);
  });
});

test("a disk that lies in its syncs keeps nothing", () => {
  const storage = simulatedStorage();
  storage.liesInSync = true;
  storage.synchronous.create("a").sync();
  storage.synchronous.syncDirectory();
  expect(namesOf(storage)).toBe("a");
  expect(survivors(() => storage, namesOf).has("")).toBe(true);
});

test("promised operations resolve later, syncs in another turn, and are of the same disk", async () => {
  const storage = simulatedStorage();
  const order: string[] = [];
  storage.onOperation = ({ kind, file, bytes }) => order.push(`${kind} ${file} ${bytes}`);
  const file = await storage.create("a");
  const written = file.write(bytes(3)).then(() => order.push("written"));
  order.push("called");
  await written;
  const synced = file.sync().then(() => order.push("synced"));
  await Promise.resolve().then(() => order.push("same turn"));
  await synced;
  expect(order).toEqual(["create a 0", "write a 3", "called", "written", "sync a 0", "same turn", "synced"]);
  expect(storage.synchronous.read("a")).toEqual(bytes(3));
});
