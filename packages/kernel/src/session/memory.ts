// Keeps a cell from filling the heap, at which Node would end the kernel and lose all variables.
import { Session } from "node:inspector";

const period = 50;
/** V8 counts the space of young objects into its limit, but ends when that of the old ones is full. */
const youngSpace = 192 * 2 ** 20;
/** Shares of the rest: from the first on one looks closely, at the second the cell is stopped. */
const watched = 0.5;
const full = 0.85;

interface HeapUsage {
  readonly usedSize: number;
}

/** Asked through the inspector, the cells' thread answers in the middle of its loop. */
function askUsage(session: Session): Promise<number> {
  return new Promise((resolve) => {
    session.post("Runtime.getHeapUsage", (error: Error | null, usage?: HeapUsage) =>
      resolve(error || !usage ? 0 : usage.usedSize),
    );
  });
}

/** Calls with the bytes in use whenever the heap has become full, and not again before there is space. */
export function watchMemory(heapLimit: number, filled: (used: number) => void): void {
  const limit = Math.max(heapLimit - youngSpace, heapLimit / 2);
  let session: Session | undefined;
  let asking = false;
  let said = false;

  async function look(): Promise<void> {
    if (process.memoryUsage.rss() < watched * limit) {
      session?.disconnect();
      session = undefined;
      return;
    }
    if (!session) {
      session = new Session();
      session.connectToMainThread();
    }
    const used = await askUsage(session);
    if (used > full * limit && !said) filled(used);
    said = used > full * limit;
  }

  const timer = setInterval(() => {
    if (asking) return;
    asking = true;
    void look().finally(() => {
      asking = false;
    });
  }, period);
  timer.unref();
}
