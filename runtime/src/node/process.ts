import { readFile } from "node:fs/promises";

/** When the process started, in a form that only that process has; empty where it cannot be told. */
export async function processStart(pid: number): Promise<string> {
  if (process.platform !== "linux") return "";
  const text = await readFile(`/proc/${pid}/stat`, "utf8").catch(() => "");
  // The second field is the program's name in parentheses, which may hold spaces; the start is the 22nd.
  return text.slice(text.lastIndexOf(")") + 2).split(" ")[19] ?? "";
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
