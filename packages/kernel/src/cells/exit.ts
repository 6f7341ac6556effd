const ends = process.exit.bind(process);

/** Ends the process, for the kernel itself. */
export function exit(code: number): never {
  return ends(code);
}

/** A cell that ended the process would take the variables of all others with it. */
export function forbidExit(): void {
  process.exit = (code): never => {
    const called = `process.exit(${code ?? ""})`;
    throw new Error(`${called} was called: a cell cannot end its kernel, restart or shut it down from the notebook`);
  };
}
