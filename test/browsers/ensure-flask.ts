import { findFlask } from '../demo/flask/flask-shop.ts';
import { ensureDebianPackages } from './debian-packages.ts';

/** Installs Flask, where that is possible; whether it is there then. */
export async function ensureFlask(): Promise<boolean> {
  const why = 'tests edit the session of a real Flask application';
  const wanted = { name: 'python3-flask', isThere: () => findFlask() !== null };
  await ensureDebianPackages([wanted], why).catch((error: Error) => console.error(error.message));
  return findFlask() !== null;
}
