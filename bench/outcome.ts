/** A table of figures, with what stands above it. */
export interface Table {
  readonly title: string;
  readonly head: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

/** A ratio for the picture: how many times what it stands beside. */
export interface Bar {
  readonly group: string;
  readonly label: string;
  readonly ratio: number;
}

/** What one piece of the report has measured. */
export interface Outcome {
  readonly rounds: number;
  /** What has to be known to judge the figures: sizes, and what could not be measured, with the reason. */
  readonly notes: readonly string[];
  readonly tables: readonly Table[];
  readonly bars: readonly Bar[];
}

/** What a run was asked for. */
export interface Asked {
  /** A small run: to see that everything works, and not for its figures. */
  readonly quick: boolean;
  /** How often everything is measured; what the piece thinks right where it is absent. */
  readonly rounds: number | undefined;
  /** A folder for profiles of the service's process. */
  readonly profile: string | undefined;
  /** Where the set-up has left the Temporal CLI, and built programs are kept. */
  readonly toolsDir: string;
  readonly say: (line: string) => void;
}
