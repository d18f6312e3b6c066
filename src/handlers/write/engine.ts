import type { Handlers } from '../../contract.ts';

/** Stands until the engine is there. */
const away = async () => ({ problem: { code: 'disconnected' } as const });

export const engine = {
  applyStep: away,
  moveStep: away,
  readHistory: away,
  forgetSteps: away,
} satisfies Partial<Handlers>;
