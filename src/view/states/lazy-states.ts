import { lazy } from '../parts/lazy.tsx';

export const LazyStates = lazy(async () => (await import('./states.tsx')).States);
