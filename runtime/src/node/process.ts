import { readFileSync, readlinkSync } from "node:fs";

// What Linux tells of processes costs no disk, so it is asked for at once in both timings.

/** When the process started, in a form that only that process has; empty where it cannot be told, or it runs no more. */
export function processStart(pid: number): string {
  const text = tryRead(() => readFileSync(`/proc/${pid}/stat`, "utf8"));
  // The second field is the program's name in parentheses, which may hold spaces; the state is the 3rd, the start the 22nd.
  const fields = text.slice(text.lastIndexOf(")") + 2).split(" ");
  // One that was killed stays in the table, as a zombie, until its parent asks for it.
  const isDead = fields[0] === "Z" || fields[0] === "X";
  return isDead ? "" : (fields[19] ?? "");
}

/** Changes whenever the machine starts, and is the same in all its containers; empty where it cannot be told. */
export function bootId(): string {
  return tryRead(() => readFileSync("/proc/sys/kernel/random/boot_id", "utf8")).trim();
}

/** Within it names of abstract sockets are unique: "net:[4026531840]". Empty where it cannot be told. */
export function networkNamespace(): string {
  return tryRead(() => readlinkSync("/proc/self/ns/net"));
}

/** Whether the very process runs, as far as it can be seen from here. */
export function isRunning(pid: number, start: string): boolean {
  if (process.platform === "linux") return start !== "" && start === processStart(pid);
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "EPERM";
  }
}

function tryRead(read: () => string): string {
  if (process.platform !== "linux") return "";
  try {
    return read();
  } catch {
    return "";
  }
}
