import { writeSync } from "node:fs";
import { close, open, snapshot, status } from "coopy";
import { Ledger } from "./ledger.js";

const [, , mode, directory] = process.argv;
if (mode === undefined || directory === undefined) throw new Error("usage: main.js write|read DIRECTORY");

const ledger = await open(Ledger, directory, { segmentBytesMax: 16 * 1024 });
if (mode === "read") {
  const { entries, total } = ledger;
  writeSync(1, JSON.stringify({ entries, total, recovery: status(ledger).recovery }));
  await close(ledger, { snapshot: false });
} else {
  let next = ledger.entries.length;
  const caller = async () => {
    for (;;) {
      const number = next++;
      await ledger.append(number, `entry ${number}`);
      // Straight to the pipe: what is told there was acknowledged, whatever becomes of this process.
      writeSync(1, `${number}\n`);
    }
  };
  const keeper = async () => {
    for (;;) {
      writeSync(1, "snapshot begins\n");
      await snapshot(ledger);
      writeSync(1, "snapshot ends\n");
      await new Promise((resolve) => setTimeout(resolve, 40));
    }
  };
  await Promise.all([...Array.from({ length: 64 }, caller), keeper()]);
}
