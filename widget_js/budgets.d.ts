export function check_budgets(folder: string): void;
