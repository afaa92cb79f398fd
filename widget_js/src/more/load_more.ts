import type { MoreModule } from "./parts.ts";
import type { VisitModule } from "../visit.ts";

/** The names that the build gave to more.tsx and visit.ts. */
declare const MORE_FILE: string;
declare const VISIT_FILE: string;

export const load_more = (): Promise<MoreModule> => import(`./${MORE_FILE}`) as Promise<MoreModule>;
export const load_visit = (): Promise<VisitModule> => import(`./${VISIT_FILE}`) as Promise<VisitModule>;
