/** What a command's exit says to whoever called it. */
export const exitCodes = {
  done: 0,
  /** The check that was asked for did not pass. */
  failedCheck: 1,
  /** Wrong use, or input that cannot be read. */
  wrongUse: 2,
  /** An engine, the network or this program itself failed. */
  failure: 3,
} as const;

/** Also what a signal ends it with: 128 and the signal's number. */
export type ExitCode = (typeof exitCodes)[keyof typeof exitCodes] | 129 | 130 | 143;
