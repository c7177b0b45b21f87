/** Whether a word differs from another by one letter: changed, left out, added, or exchanged with its neighbour. */
export function isOneLetterAway(left: string, right: string): boolean {
  const [short, long] = left.length <= right.length ? [left, right] : [right, left];
  if (short === long || long.length - short.length > 1) return false;
  let start = 0;
  while (start < short.length && short[start] === long[start]) start++;
  const rest = (text: string, skip: number) => text.slice(start + skip);
  if (short.length < long.length) return rest(short, 0) === rest(long, 1);
  return (
    rest(short, 1) === rest(long, 1) ||
    (rest(short, 2) === rest(long, 2) && short[start] === long[start + 1] && short[start + 1] === long[start])
  );
}
