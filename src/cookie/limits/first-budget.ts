/** Octets of nginx's budget, the first setting: the list counts by it before it fetches BUDGETS (see budgets.ts). */
export const FIRST_BUDGET = 8182;
