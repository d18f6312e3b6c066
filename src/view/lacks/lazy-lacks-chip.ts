import { lazy } from '../parts/lazy.tsx';

export const LazyLacksChip = lazy(async () => (await import('./lacks-chip.tsx')).LacksChip);
