/** Bytes of the text in UTF-8. */
export function bytesOf(text: string): number {
  let bytes = 0;
  for (const character of text) {
    const code = character.codePointAt(0) ?? 0;
    bytes += code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4;
  }
  return bytes;
}

/** What the first level writes that stays within the limit; where none does, the last level's. */
export function firstThatFits<Level>(
  levels: readonly Level[],
  write: (level: Level) => string,
  limit: number,
  measure: (text: string) => number = bytesOf,
): string {
  let written = "";
  for (const level of levels) {
    written = write(level);
    if (measure(written) <= limit) break;
  }
  return written;
}
