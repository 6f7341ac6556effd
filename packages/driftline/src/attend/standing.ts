import type { Progress } from "@driftline/drift";

/** How far a command is. */
export interface Standing {
  /** What is done by now, and since when. */
  readonly what: string;
  readonly since: number;
  readonly progress?: Progress;
}
