import { Command, CommanderError, Option } from "commander";
import { check } from "./commands/check.ts";
import { inspect } from "./commands/inspect.ts";
import type { Outcome } from "./outcome.ts";
import { print, printFailure } from "./render.ts";
import { version } from "./version.ts";

const program = new Command("coopy")
  .description("Checks projects that use coopy, and shows what is in a store.")
  .version(version)
  .exitOverride();

program
  .command("check")
  .description("Reports what the compiler of coopy finds in a project. Exits with 1 when there are errors.")
  .argument("[tsconfig]", "a tsconfig, or the folder it is in", ".")
  .option("--strict", "count warnings as errors, whatever the tsconfig says")
  .option(
    "--fix",
    "replace the clock and chance of the machine by those of the command, and report what is left",
  )
  .option("--json", "print findings as JSON")
  .addOption(new Option("--sarif", "print findings as SARIF 2.1.0").conflicts("json"))
  .addOption(
    new Option(
      "--list-suppressions",
      "list the comments that let findings stand, and nothing else",
    ).conflicts(["sarif", "fix"]),
  )
  .action(async (tsconfig: string, options) => finish(await check(tsconfig, options)));

program
  .command("inspect")
  .description(
    "Lists segments, snapshots and records of a store, without changing it. Exits with 1 on damage.",
  )
  .argument("<store>", "the directory of the store")
  .addOption(new Option("--records <count>", "how many of the last records to list").default("20"))
  .option("--json", "print everything as JSON")
  .action(async (store: string, options) => finish(await inspect(store, options)));

try {
  await program.parseAsync();
} catch (error) {
  // commander has said what was wrong with the arguments, or shown the help that was asked for.
  if (error instanceof CommanderError) process.exitCode = error.exitCode === 0 ? 0 : 2;
  else process.exitCode = printFailure(error);
}

function finish(outcome: Outcome): void {
  print(outcome.text);
  process.exitCode = outcome.exitCode;
}
