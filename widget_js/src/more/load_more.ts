import type { MoreModule } from "./parts.ts";

/** The name that the build gave to more.tsx. */
declare const MORE_FILE: string;

export const load_more = (): Promise<MoreModule> => import(`./${MORE_FILE}`) as Promise<MoreModule>;
