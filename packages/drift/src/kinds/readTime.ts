const isoTime = /^(\d{4})-(\d\d)-(\d\d)(?:[T ](\d\d):(\d\d)(?::(\d\d)(?:[.,](\d+))?)?(?:Z|([+-])(\d\d):?(\d\d)?)?)?$/i;
const monthDays = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
const fourCenturies = 146_097 * 86_400_000;

/**
 * Milliseconds since 1970 of an ISO 8601 text, NaN for any other text: a date, or a date and a time with "T" or a space
 * between, with or without seconds, a fraction, and a zone (Z, +hh:mm, +hhmm, +hh). Without a zone it is UTC.
 */
export function readTimeText(text: string): number {
  const found = isoTime.exec(text);
  if (!found) return Number.NaN;
  const part = (group: number): number => Number(found[group] ?? 0);
  const [year, month, day, hour, minute, second] = [part(1), part(2), part(3), part(4), part(5), part(6)];
  const leap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
  if (day < 1 || day > (monthDays[month - 1] ?? 0) || (month === 2 && day === 29 && !leap)) return Number.NaN;
  if (hour > 23 || minute > 59 || second > 59 || part(9) > 23 || part(10) > 59) return Number.NaN;
  const zone = (part(9) * 60 + part(10)) * (found[8] === "-" ? -60_000 : 60_000);
  const fraction = found[7] ? Number(`${found[7]}e${3 - found[7].length}`) : 0;
  // Date.UTC takes the years 0 to 99 for 1900 to 1999; the calendar repeats after 400 years.
  return Date.UTC(year + 400, month - 1, day, hour, minute, second) - fourCenturies - zone + fraction;
}
