/** What went wrong, named for programs by `code` and for people by one line: what, where, what to do. */
export class DriftlineError extends Error {
  readonly code: string;

  constructor(code: string, message: string) {
    super(message);
    this.name = "DriftlineError";
    this.code = code;
  }
}
