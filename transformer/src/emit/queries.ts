import type { System } from "../model.ts";
import type { Printer } from "./printer.ts";

/** The methods that write nothing, with what tells whether they did something else when they were commands. */
export function printQueries(print: Printer, { queries }: System): void {
  if (queries.length === 0) return;
  print.block(
    "queries: [",
    () => {
      for (const { name, logic } of queries)
        print.line(`{ name: ${JSON.stringify(name)}, logic: "${logic}" },`);
    },
    "],",
  );
}
