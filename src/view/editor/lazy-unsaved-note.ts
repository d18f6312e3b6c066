import { lazy } from '../parts/lazy.tsx';

export const LazyUnsavedNote = lazy(async () => (await import('./unsaved-note.tsx')).UnsavedNote);
