import type { ChromiumProcess } from '../e2e/driver/chromium/chromium-process.ts';

/** Puts `count` cookies of about 80 octets for one host into the browser's jar, and nothing else. */
export async function seed({ session }: ChromiumProcess, host: string, count: number): Promise<void> {
  await session.send('Storage.clearCookies', {});
  const cookies = Array.from({ length: count }, (_, index) => ({
    name: `name${index}`,
    value: `${index}`.padEnd(72, 'v'),
    domain: host,
    path: '/',
    expires: Date.now() / 1000 + 86_400 * (1 + (index % 300)),
    httpOnly: index % 3 === 0,
  }));
  await session.send('Storage.setCookies', { cookies });
}
