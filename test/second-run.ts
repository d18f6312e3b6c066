import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';

/** Where more files than this fail, a change broke something, and running them again only takes time. */
const MAX_FILES = 5;

/** What the JSON report of Vitest says of a file. */
interface FileReport {
  name: string;
  status: string;
  assertionResults: { fullName: string; status: string }[];
}

/**
 * Runs tests, and the files that failed once more, alone, if they are few: a browser on a busy machine can be slower
 * than a test waits. A test that fails again fails; one that passes then is named, so that somebody mends it.
 * @param vitest runs the tests with these arguments, and resolves with the exit code
 * @param root the folder that file names are relative to
 */
export async function withSecondRun(
  vitest: (args: string[]) => Promise<number>,
  root: string,
  say: (line: string) => void,
): Promise<number> {
  const folder = mkdtempSync(join(tmpdir(), 'crumb-report-'));
  const report = join(folder, 'report.json');
  try {
    const code = await vitest(['--reporter=default', '--reporter=json', `--outputFile.json=${report}`]);
    if (code === 0) return 0;
    const failed = readReport(report).filter(({ status }) => status === 'failed');
    const files = [...new Set(failed.map(({ name }) => relative(root, name)))];
    if (files.length === 0 || files.length > MAX_FILES) return code;
    const names = failed.flatMap((file) => failedTests(file, root)).join('\n');
    say(`\nThese failed. Their files are run once more, alone:\n${names}`);
    const again = await vitest([...files, '--no-file-parallelism']);
    if (again === 0) say(`\nUNSTEADY: these failed once, and passed alone:\n${names}`);
    return again;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** The reports of all files; none where Vitest ended before it wrote them. */
function readReport(path: string): FileReport[] {
  try {
    return JSON.parse(readFileSync(path, 'utf8')).testResults;
  } catch {
    return [];
  }
}

/** The names of the tests that failed; that of the file where it failed as a whole. */
function failedTests({ name, assertionResults }: FileReport, root: string): string[] {
  const file = relative(root, name);
  const failed = assertionResults.filter(({ status }) => status === 'failed');
  return failed.length === 0 ? [`  ${file}`] : failed.map(({ fullName }) => `  ${file}: ${fullName}`);
}
