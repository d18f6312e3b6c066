import { spawn, spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';

/** The dependencies of an installation, so that tests can replace the machine. */
export interface Apt {
  /** null: not a system with apt. */
  distribution: 'debian' | 'ubuntu' | null;
  /** The user as whom apt-get runs without asking for a password. */
  rights: 'root' | 'sudo' | 'none';
  isInstalled(name: string): boolean;
  /** Runs a command to its end and gives the exit code. */
  run(command: string, args: string[]): Promise<number>;
  say(text: string): void;
}

/** A package and how to check that it is installed, where dpkg does not know. */
export interface DebianPackage {
  name: string;
  isThere(): boolean;
}

/** The processes of one test run share this lock: two apt-get at once fail on each other's lock. */
const LOCK = '/tmp/crumb-apt.lock';

function distributionHere(): Apt['distribution'] {
  if (process.platform !== 'linux' || !existsSync('/usr/bin/apt-get')) return null;
  const release = existsSync('/etc/os-release') ? readFileSync('/etc/os-release', 'utf8') : '';
  return /^ID(_LIKE)?=.*ubuntu/m.test(release) ? 'ubuntu' : 'debian';
}

function rightsHere(): Apt['rights'] {
  if (process.getuid?.() === 0) return 'root';
  return spawnSync('sudo', ['-n', 'true'], { stdio: 'ignore' }).status === 0 ? 'sudo' : 'none';
}

/** apt-get of this machine. */
export const APT: Apt = {
  get distribution() {
    return distributionHere();
  },
  get rights() {
    return rightsHere();
  },
  isInstalled: (name) =>
    spawnSync('dpkg-query', ['-W', '-f', `\${Status}`, name], { encoding: 'utf8' }).stdout?.endsWith(' installed') ??
    false,
  run: (command, args) =>
    new Promise((resolve, reject) => {
      // The output of apt-get goes to stderr, because stdout belongs to the caller.
      const child = spawn(command, args, { stdio: ['ignore', 2, 2] });
      child.once('error', reject);
      child.once('exit', (code) => resolve(code ?? 1));
    }),
  say: (text) => console.error(text),
};

let last: Promise<void> = Promise.resolve();

/**
 * Installs the missing ones of these Debian packages, after a message with the reason. Callers wait for each other.
 * @throws Error that says what to install, where Crumb may not install anything
 */
export function ensureDebianPackages(wanted: (string | DebianPackage)[], why: string, apt: Apt = APT): Promise<void> {
  const mine = last.then(() => install(wanted, why, apt));
  last = mine.catch(() => undefined);
  return mine;
}

async function install(wanted: (string | DebianPackage)[], why: string, apt: Apt): Promise<void> {
  const packages = wanted.map((each) =>
    typeof each === 'string' ? { name: each, isThere: () => apt.isInstalled(each) } : each,
  );
  const names = packages.filter((each) => !each.isThere()).map((each) => each.name);
  if (names.length === 0) return;
  const byHand = `apt-get install ${names.join(' ')}`;
  if (apt.distribution === null) throw new Error(`Needed, because ${why}: ${names.join(' ')} (on Debian: ${byHand}).`);
  if (apt.rights === 'none') throw new Error(`Needed, because ${why}: run "sudo ${byHand}".`);
  apt.say(`Installing ${names.join(' ')} with apt-get, because ${why}.`);
  const script = `flock 9; apt-get update && apt-get install -y --no-install-recommends ${names.join(' ')}`;
  const shell = ['env', 'DEBIAN_FRONTEND=noninteractive', 'sh', '-c', `{ ${script}; } 9>${LOCK}`];
  const [command = 'env', ...args] = apt.rights === 'sudo' ? ['sudo', '-n', ...shell] : shell;
  const code = await apt.run(command, args);
  if (code !== 0) throw new Error(`apt-get ended with code ${code}. Run "${byHand}" yourself to see why.`);
}
