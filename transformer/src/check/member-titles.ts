/** What users call a member: "Date.now" for "DateConstructor.now", "randomUUID of node:crypto". */
export function titleOf(member: string): string {
  const [, module, name] = /^(node:[^.]+)\.(.+)$/.exec(member) ?? [];
  return module === undefined ? member.replace(/Constructor\b/, "") : `${name} of ${module}`;
}

/** Whether a text names a member so that a reader sees which one it is: `now()` alone does not say of what. */
export function isNamedBy(text: string, member: string): boolean {
  const words = new Set(text.match(/[\w$]+/g) ?? []);
  const names = titleOf(member)
    .replace(/ of node:.*$/, "")
    .match(/[\w$]+/g);
  // Those of an instance are asked of something that has a name of its own: `this.opened.getHours()`.
  const isOfAnInstance = !/Constructor\b|^(Math|Reflect|JSON|Intl)\.[^.]+$/.test(member);
  const needed = isOfAnInstance ? (names ?? []).slice(-1) : (names ?? []);
  return needed.every((name) => words.has(name));
}
