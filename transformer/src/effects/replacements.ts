/** A call that coopy has a deterministic call for, which can take its place as it stands. */
export interface Replaceable {
  /** Members with this meaning. */
  readonly members: readonly string[];
  /** The call as it must be written: an alias, or a call with arguments, is for a person to change. */
  readonly written: RegExp;
  readonly text: string;
  /** What of coopy the text names. */
  readonly import: "clock" | "random";
}

export const replaceables: readonly Replaceable[] = [
  {
    members: ["DateConstructor.now"],
    written: /^(globalThis\.)?Date\.now\(\)$/,
    text: "clock.nowMs()",
    import: "clock",
  },
  {
    members: ["new DateConstructor"],
    written: /^new (globalThis\.)?Date(\(\))?$/,
    text: "clock.now()",
    import: "clock",
  },
  {
    members: ["Math.random"],
    written: /^(globalThis\.)?Math\.random\(\)$/,
    text: "random.next()",
    import: "random",
  },
  {
    members: ["Crypto.randomUUID", "node:crypto.randomUUID", "node:crypto.webcrypto.Crypto.randomUUID"],
    written: /^([\w$]+\.)*randomUUID\(\)$/,
    text: "random.uuid()",
    import: "random",
  },
];
