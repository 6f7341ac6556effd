/** What an action gives, or the error it ended with: what one column cannot do must not end the others. */
export async function attempt<Value>(action: () => Promise<Value>): Promise<Value | Error> {
  try {
    return await action();
  } catch (thrown) {
    return thrown instanceof Error ? thrown : new Error(String(thrown));
  }
}
