import { lazy } from '../parts/lazy.tsx';

export const LazyContentTree = lazy(async () => (await import('../content-tree/content-tree.tsx')).ContentTree);
