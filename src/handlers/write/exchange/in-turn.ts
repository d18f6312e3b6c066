import { turns } from '../../turns.ts';

/** Runs what changes the jar or the history one after another, so that reading back sees what this one did and no other. */
export const inTurn = turns();
