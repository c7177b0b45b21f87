import type { Disk } from "../disk.ts";
import type { Work } from "../work.ts";
import { cleanName } from "./file-names.ts";

/** Where the journal ended when its last owner closed it. */
export interface CleanEnd {
  readonly sequence: number;
  readonly chain: number;
}

const form = /^coopy closed\nsequence (0|[1-9][0-9]*)\nchain ([0-9a-f]{8})\n$/;

/** @returns undefined for bytes that no close wrote. */
export function parseClean(bytes: Uint8Array): CleanEnd | undefined {
  const match = form.exec(String.fromCharCode(...bytes.subarray(0, 200)));
  return match ? { sequence: Number(match[1]), chain: Number.parseInt(match[2]!, 16) } : undefined;
}

/** Durable when it is done. */
export function writeClean(disk: Disk, { sequence, chain }: CleanEnd): Work<void> {
  const text = `coopy closed\nsequence ${sequence}\nchain ${chain.toString(16).padStart(8, "0")}\n`;
  return disk.replace(cleanName, [Uint8Array.from(text, (letter) => letter.charCodeAt(0))]);
}
