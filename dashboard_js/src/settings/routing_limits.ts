export const MODES = ["off", "round_robin", "least_loaded"] as const;
export const MOST = 1000; // conversations of an agent
