/** A text longer than this, in UTF-16 units, is cut: no front end shows it. */
const longestText = 1 << 25;

export function cut(text: string): string {
  if (text.length <= longestText) return text;
  return `${text.slice(0, longestText)}\n… cut here: the text has ${text.length} characters, ${longestText} are shown\n`;
}
