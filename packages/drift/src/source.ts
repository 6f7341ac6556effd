import type { Kind } from "./kinds/kind.ts";
import type { AnswerTo, Assumption, Need } from "./need.ts";

export interface ColumnFacts {
  readonly name: string;
  readonly kind: Kind;
  /** Whether no cell holds anything: such a side has no say in the column's kind. */
  readonly empty: boolean;
}

export interface TableFacts {
  readonly rows: number;
  readonly columns: readonly ColumnFacts[];
  /** What was odd in the table as a whole, such as rows of another length. */
  readonly notes: readonly Assumption[];
}

/**
 * Rows to keep: those whose cell reads as the category `equals`, those whose cell reads as a number or a time in
 * [from, to), or `sample` rows chosen by chance, the same ones for the same seed.
 */
export type Filter =
  | { readonly column: string; readonly equals: string }
  | { readonly column: string; readonly from: number; readonly to: number }
  | { readonly sample: number; readonly seed: number };

export type Types = Readonly<Record<string, Kind>>;

/** An AbortSignal, or what stands for one where there are none. */
export interface Stop {
  readonly aborted: boolean;
  throwIfAborted(): void;
  addEventListener?(type: "abort", listener: () => void): void;
  removeEventListener?(type: "abort", listener: () => void): void;
}

/** A part of a comparison, as plain data: `doWork` does it, in whatever thread. */
export interface Work {
  readonly work: "column" | "content" | "segment" | "together";
  /** What it is mostly about, for whoever waits. */
  readonly column: string;
}

/** Hands that do parts of a comparison of two sources beside each other. */
export interface Crew {
  readonly hands: number;
  /** What `doWork` gives. */
  do(work: Work): Promise<unknown>;
  /** Ends the crew, with whatever it is doing. */
  release(): void;
}

/**
 * Where rows come from and where sums are computed. An engine answers needs; it knows nothing of measures.
 * Needs come in two calls: first what the reference's edges take, then what is counted with them.
 */
export interface Source {
  readonly name: string;
  describe(types?: Types, stop?: Stop): Promise<TableFacts>;
  summarise<const Needs extends readonly Need[]>(
    needs: Needs,
    stop?: Stop,
  ): Promise<{ [Index in keyof Needs]: AnswerTo<Needs[Index]> }>;
  where(filter: Filter): Source;
  /** Of an engine that compares in threads of its own; none where that does not pay. */
  crew?(current: Source): Crew | undefined;
}
