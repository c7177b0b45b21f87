import { readFile } from "node:fs/promises";

/** When the process started, in a form that only that process has; empty where it cannot be told, or it runs no more. */
export async function processStart(pid: number): Promise<string> {
  if (process.platform !== "linux") return "";
  const text = await readFile(`/proc/${pid}/stat`, "utf8").catch(() => "");
  // The second field is the program's name in parentheses, which may hold spaces; the state is the 3rd, the start the 22nd.
  const fields = text.slice(text.lastIndexOf(")") + 2).split(" ");
  // One that was killed stays in the table, as a zombie, until its parent asks for it.
  const isDead = fields[0] === "Z" || fields[0] === "X";
  return isDead ? "" : (fields[19] ?? "");
}

/** Changes whenever the machine starts; empty where it cannot be told. */
export async function bootId(): Promise<string> {
  if (process.platform !== "linux") return "";
  return (await readFile("/proc/sys/kernel/random/boot_id", "utf8").catch(() => "")).trim();
}

export function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "EPERM";
  }
}
