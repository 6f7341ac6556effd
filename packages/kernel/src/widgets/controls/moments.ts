import { bounded } from "../bounds.ts";
import { factory } from "../factory.ts";
import {
  type DatePicker,
  type DatePickerOptions,
  type Datetime,
  type DatetimeOptions,
  datePickerModel,
  datetimeModel,
  type NaiveDatetime,
  type NaiveDatetimeOptions,
  naiveDatetimeModel,
  type Time,
  type TimeOptions,
  timeModel,
} from "../models/moments.ts";

/**
 * A field for a day, which is text such as "2026-01-31", or null.
 *
 * @example
 * const from = datePicker({ value: "2026-02-28", min: "2026-03-01" });
 * from.value; // "2026-03-01"
 */
export const datePicker = factory<DatePicker, DatePickerOptions>(datePickerModel, { settle: bounded });

/** A field for a time of day, which is text such as "14:30:00", or null. */
export const timePicker = factory<Time, TimeOptions>(timeModel, { settle: bounded });

/** A field for a moment, which is a Date, or null. People see it in their own time zone. */
export const datetimePicker = factory<Datetime, DatetimeOptions>(datetimeModel, { settle: bounded });

/** A field for a day and a time in no time zone, which is text such as "2026-01-31T14:30:00", or null. */
export const localDatetimePicker = factory<NaiveDatetime, NaiveDatetimeOptions>(naiveDatetimeModel, {
  settle: bounded,
});
