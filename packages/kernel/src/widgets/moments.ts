import { isRecord } from "./plain.ts";
import type { Trait } from "./trait.ts";

type Parts = Readonly<Record<string, unknown>>;

/** Numbers of a record by name, where all are there. */
function numbersIn(wire: unknown, names: readonly string[]): readonly number[] | undefined {
  if (!isRecord(wire)) return undefined;
  const numbers = names.map((name) => wire[name]).filter((value) => typeof value === "number");
  return numbers.length === names.length ? numbers : undefined;
}

const day = ["year", "month", "date"];
const both = [...day, "hours", "minutes", "seconds", "milliseconds"];
const epoch: Parts = { year: 1970, month: 0, date: 1 };

/** On the wire months are counted from 0 on. */
function momentOf(wire: unknown, names: readonly string[]): Date | undefined {
  const [year = 0, month = 0, date = 1, ...rest] = numbersIn(wire, names) ?? [Number.NaN];
  // A Date takes years below 100 for those after 1900, unless they are set.
  const moment = new Date(Date.UTC(2000, 0, 1));
  moment.setUTCFullYear(year, month, date);
  const [hours = 0, minutes = 0, seconds = 0, milliseconds = 0] = rest;
  moment.setUTCHours(hours, minutes, seconds, milliseconds);
  return Number.isNaN(moment.getTime()) ? undefined : moment;
}

const dayOf = (moment: Date): Parts => ({
  year: moment.getUTCFullYear(),
  month: moment.getUTCMonth(),
  date: moment.getUTCDate(),
});
const hourOf = (moment: Date): Parts => ({
  hours: moment.getUTCHours(),
  minutes: moment.getUTCMinutes(),
  seconds: moment.getUTCSeconds(),
  milliseconds: moment.getUTCMilliseconds(),
});

/** The moment that a text without a time zone names, as if it were told in UTC. */
function read(text: unknown, shape: RegExp, before = ""): Date | undefined {
  if (typeof text !== "string" || !shape.test(text)) return undefined;
  const moment = new Date(`${before}${text}${text.length > 10 || before !== "" ? "Z" : ""}`);
  // The 31st of February is no day, though a Date would take it for one in March.
  const isReal = !Number.isNaN(moment.getTime()) && moment.toISOString().includes(text.slice(0, 10));
  return isReal ? moment : undefined;
}

const dayShape = /^\d{4}-\d\d-\d\d$/;
const hourShape = /^\d\d:\d\d(:\d\d(\.\d{1,3})?)?$/;
const bothShape = /^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d{1,3})?)?$/;

/** A text that says a moment, in parts on the wire. */
function said(
  expects: string,
  readAs: (text: unknown) => Date | undefined,
  write: (moment: Date) => string,
  parts: (moment: Date) => Parts,
  fromParts: (wire: unknown) => Date | undefined,
): Trait<string> {
  return Object.freeze<Trait<string>>({
    expects,
    accepts: (given) => readAs(given) !== undefined,
    initial: () => write(new Date(0)),
    toWire: (text) => parts(readAs(text) ?? new Date(0)),
    fromWire: (wire) => {
      const moment = fromParts(wire);
      return moment ? write(moment) : wire;
    },
  });
}

/** A day without a time, such as "2026-01-31". */
export function date(): Trait<string> {
  const write = (moment: Date): string => moment.toISOString().slice(0, 10);
  const fromParts = (wire: unknown): Date | undefined => momentOf(wire, day);
  return said('a day such as "2026-01-31"', (text) => read(text, dayShape), write, dayOf, fromParts);
}

/** A time without a day, such as "14:30:00". */
export function time(): Trait<string> {
  const write = (moment: Date): string => moment.toISOString().slice(11, 23).replace(".000", "");
  const readAs = (text: unknown): Date | undefined => read(text, hourShape, "1970-01-01T");
  const fromParts = (wire: unknown): Date | undefined => momentOf(isRecord(wire) ? { ...epoch, ...wire } : wire, both);
  return said('a time such as "14:30:00"', readAs, write, hourOf, fromParts);
}

/** A day and a time in no time zone, such as "2026-01-31T14:30:00". */
export function localDatetime(): Trait<string> {
  const write = (moment: Date): string => moment.toISOString().slice(0, 23).replace(".000", "");
  const parts = (moment: Date): Parts => ({ ...dayOf(moment), ...hourOf(moment) });
  const expects = 'a day and a time such as "2026-01-31T14:30:00"';
  return said(
    expects,
    (text) => read(text, bothShape),
    write,
    parts,
    (wire) => momentOf(wire, both),
  );
}

/** A moment. */
export function datetime(): Trait<Date> {
  return Object.freeze<Trait<Date>>({
    expects: "a valid Date",
    accepts: (given) => isDate(given) && !Number.isNaN(given.getTime()),
    initial: () => new Date(0),
    toWire: (moment) => ({ ...dayOf(moment), ...hourOf(moment) }),
    fromWire: (wire) => momentOf(wire, both) ?? wire,
  });
}

/** Dates of another realm are Dates as well. */
function isDate(value: unknown): value is Date {
  return Object.prototype.toString.call(value) === "[object Date]";
}
