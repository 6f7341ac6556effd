/**
 * All text that users brought (names of columns, categories and tables, messages that quote them) passes here
 * before it is shown: made visible first, then escaped for where it goes.
 */
/** Names longer than this are cut where they are shown; `title` keeps up to `titleLimit`. */
export const nameLimit = 60;
const titleLimit = 300;

/**
 * Controls become their pictures, and what reorders or hides text becomes the replacement character
 * (overrides and isolates of Unicode's bidirectional algorithm, UAX 9, byte order marks, halves of surrogate pairs).
 */
export function visible(text: string): string {
  return text
    .replace(/[\u2028\u2029\r\n]/g, "\u240a")
    .replace(/\p{Cc}/gu, pictureOf)
    .replace(/[\u202a-\u202e\u2066-\u2069\ufeff\u200b]|\p{Surrogate}/gu, "\ufffd");
}

function pictureOf(control: string): string {
  const code = control.charCodeAt(0);
  if (code < 0x20) return String.fromCharCode(0x2400 + code);
  return code === 0x7f ? "\u2421" : "\ufffd";
}

/** At most `limit` characters, the last one "…" where some are left out; never half a character. */
export function shorten(text: string, limit: number): string {
  const characters = [...text.slice(0, limit * 2 + 2)];
  if (characters.length <= limit) return text;
  return `${characters
    .slice(0, limit - 1)
    .join("")
    .replace(/[\p{M}\u200d]+$/u, "")}…`;
}

/** What a user named, fit to be shown in one line; "(no name)" where it is empty or blank. */
export function shown(name: string, limit = nameLimit): string {
  const text = visible(shorten(name, limit));
  return text.trim() === "" ? "(no name)" : text;
}

const htmlEntities: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
  "`": "&#96;",
};

/** For text and for attributes in double quotes. */
export function escapeHtml(text: string): string {
  return visible(text).replace(/[&<>"'`]/g, (character) => htmlEntities[character] ?? "");
}

/** A user's name, isolated from the direction of the text around it; cut, with the whole in its title. */
export function htmlName(name: string, limit = nameLimit): string {
  const text = shown(name, limit);
  const title =
    [...name.slice(0, limit * 2 + 2)].length > limit ? ` title="${escapeHtml(shorten(name, titleLimit))}"` : "";
  return `<bdi${title}>${escapeHtml(text)}</bdi>`;
}

/**
 * For GitHub-flavoured Markdown, in running text and in table cells: nothing in it is markup. Mentions, issue numbers
 * and addresses are found by GitHub after rendering, so an empty comment parts their first sign from the rest.
 */
export function escapeMarkdown(text: string): string {
  return isolated(escapeOwnMarkdown(visible(text).replace(/[\\`*_[\]#~$]/g, "\\$&")))
    .replace(/^[-+=]/, "\\$&")
    .replace(/^(\d+)([.)])/, "$1\\$2")
    .replace(/[@#]|:(?=\/\/)|\bwww(?=\.)/gi, "$&<!-- -->");
}

/** Our own words hold no markup but signs of comparison; a bar would end a cell. */
export function escapeOwnMarkdown(text: string): string {
  return text.replace(/[&<>]/g, (character) => htmlEntities[character] ?? "").replace(/\|/g, "\\|");
}

/** Text from right to left is kept from reordering what follows, by Unicode's isolates, which need no markup. */
export function isolated(text: string): string {
  return /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\u{10800}-\u{10fff}\u{1e800}-\u{1efff}]/u.test(text)
    ? `\u2068${text}\u2069`
    : text;
}
