// How numbers come in and results go out.

/** Results that are more than one number lie here. */
export const results: usize = memory.data(8 * 25, 16);

export function resultsAt(): usize {
  return results;
}

export function put(index: i32, value: f64): void {
  store<f64>(results + 8 * index, value);
}

export function valueAt(values: usize, index: u32): f64 {
  return load<f64>(values + 8 * index);
}
