const period = 1000;

/** Calls once when the process that started this one is gone. */
export function watchParent(gone: () => void): void {
  const parent = process.ppid;
  // A process without a parent of its own, as in a container, has nobody to follow.
  if (parent <= 1) return;
  const timer = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(timer);
    gone();
  }, period);
  timer.unref();
}
