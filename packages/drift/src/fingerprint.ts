import type { Content } from "./need.ts";
import type { Source } from "./source.ts";

/**
 * The fingerprint of a table: equal for tables of equal content, whatever holds them and in whatever order their rows and
 * columns stand. Values are equal that read as the same number, time, boolean or text: 1, "1" and "1.0" are one value,
 * "01" is another. Which values stand in one row together is not part of it. It finds a wrong or changed table, it does
 * not resist forgery.
 */
export function fingerprintOf(rows: number, contents: Iterable<Content>): string {
  let [low, high] = [Math.imul(rows | 0, 0x9e3779b1), Math.imul((rows / 2 ** 32) | 0, 0x85ebca6b)];
  for (const [first, second] of contents) {
    low = (low + first) | 0;
    high = (high + second) | 0;
  }
  return [high, low].map((part) => (part >>> 0).toString(16).padStart(8, "0")).join("");
}

/** The fingerprint of a whole table. */
export async function fingerprint(source: Source): Promise<string> {
  const { rows, columns } = await source.describe();
  const contents: Content[] = [];
  for (const { name } of columns) contents.push(...(await source.summarise([{ need: "content", column: name }])));
  return fingerprintOf(rows, contents);
}
