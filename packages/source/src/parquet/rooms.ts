/**
 * Memory for columns that is used again. Large arrays cost more to make than to fill, and make the garbage collector run;
 * but only who knows that nobody looks at a column any more may give its memory back.
 */
const free: Float64Array[] = [];
const most = 2;

/** An array of at least so many numbers, with anything in it. */
export function takeRoom(count: number): Float64Array {
  const place = free.findIndex(({ length }) => length >= count && length <= 4 * count);
  return place < 0 ? new Float64Array(count) : (free.splice(place, 1)[0] as Float64Array);
}

export function giveRoom(room: Float64Array): void {
  free.push(room);
  if (free.length > most) free.shift();
}
