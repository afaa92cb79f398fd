export function tell_weights(folder: string): void;
/** The files of a built widget that weigh too much, or have no budget. */
export function over_budget(folder: string): { name: string; bytes: number; budget: number }[];
