import { lazy } from '../parts/lazy.tsx';

export const LazyCopyItems = lazy(async () => (await import('./copy-items.tsx')).CopyItems);
