import { lazy } from '../parts/lazy.tsx';

export const LazyBudget = lazy(async () => (await import('./budget-select.tsx')).BudgetSelect);
