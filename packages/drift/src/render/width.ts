/**
 * How many cells of a terminal a text takes: two for wide East Asian characters and pictures (UAX 11), none for what
 * combines with its neighbour. Terminals differ on sequences of joined pictures; their parts are counted.
 */
export function widthOf(text: string): number {
  let width = 0;
  for (const character of text) width += cellsOf(character);
  return width;
}

const nothing = /^[\p{Mn}\p{Me}\p{Cf}]$/u;
const wide =
  /^[\p{Emoji_Presentation}\u1100-\u115f\u2e80-\u303e\u3041-\ua4cf\ua960-\ua97c\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6\u{20000}-\u{3fffd}]$/u;

function cellsOf(character: string): number {
  if (character >= " " && character <= "~") return 1;
  if (nothing.test(character)) return 0;
  return wide.test(character) ? 2 : 1;
}

/** Cut to at most `cells`, ending in "…" where something is left out. */
export function cutTo(text: string, cells: number): string {
  if (widthOf(text) <= cells) return text;
  let kept = "";
  let width = 1;
  for (const character of text) {
    width += cellsOf(character);
    if (width > cells) break;
    kept += character;
  }
  return `${kept}…`;
}

export function padTo(text: string, cells: number): string {
  return text + " ".repeat(Math.max(0, cells - widthOf(text)));
}

/** Lines of at most `cells`, broken at spaces; a word that is longer stands alone and is cut. */
export function wrap(text: string, cells: number): string[] {
  const lines: string[] = [];
  let line = "";
  for (const word of text.split(" ")) {
    const longer = line === "" ? word : `${line} ${word}`;
    if (widthOf(longer) <= cells) {
      line = longer;
      continue;
    }
    if (line !== "") lines.push(line);
    line = cutTo(word, cells);
  }
  return line === "" ? lines : [...lines, line];
}
