import { computed, createModel, type ReadonlySignal, signal } from '@preact/signals';
import { sortRows } from '../list/sort.ts';
import type { Network } from '../network/network-model.ts';
import { TableModel, type TableSource } from '../table/table-model.ts';
import { searchedPairs } from '../text/search-terms.ts';
import { textSearchedFor } from '../text/text-searched-for.ts';
import type { DroppedLines } from './dropped-lines.ts';
import { COMPARE_LINES, LINE_COLUMNS } from './line-columns.ts';
import { hasMismatch, isAltered, LINE_OUTCOMES, type ReceivedLine, resultOf } from './received-line.ts';

export const LINE_FILTERS = [
  'all',
  'rejected',
  'altered',
  'disagrees',
  ...LINE_OUTCOMES.filter((outcome) => outcome !== 'rejected'),
] as const;
export type LineFilter = (typeof LINE_FILTERS)[number];

interface Source {
  settings: TableSource['settings'];
  lines: ReadonlySignal<readonly ReceivedLine[]>;
  network: Network;
  dropped: DroppedLines;
}

/** Which of the recorded Set-Cookie lines are shown, and which one is selected. */
export const ShownLinesModel = createModel(({ settings, lines, network, dropped }: Source) => {
  const filter = signal<LineFilter>('all');
  const query = signal('');
  /** Id of the only request whose lines are shown; null: those of all requests. */
  const requestId = signal<number | null>(null);
  const selectedKey = signal<string | null>(null);

  /** The lines of the chosen request, or of all. */
  const linesOfRequest = computed((): readonly ReceivedLine[] => {
    const id = requestId.value;
    return id === null ? lines.value : lines.value.filter(({ request }) => request.id === id);
  });

  const counts = computed((): Record<LineFilter, number> => {
    const all = linesOfRequest.value;
    const byOutcome = Object.fromEntries(
      LINE_OUTCOMES.map((outcome) => [outcome, all.filter((line) => resultOf(line) === outcome).length]),
    );
    return {
      ...(byOutcome as Record<(typeof LINE_OUTCOMES)[number], number>),
      all: all.length,
      altered: all.filter(isAltered).length,
      disagrees: all.filter(hasMismatch).length,
    };
  });

  const table = new TableModel({ settings, name: 'set-cookie', specs: LINE_COLUMNS });
  const shown = computed((): readonly ReceivedLine[] => {
    const searchedText = textSearchedFor(query.value);
    const pairs = searchedPairs(query.value);
    const found = linesOfRequest.value.filter(
      (line) =>
        matchesFilter(line, filter.value) &&
        (searchedText === '' ||
          `${line.line}\n${line.request.url}`.toLowerCase().includes(searchedText) ||
          pairs.some((pair) => pairOf(line).includes(pair))),
    );
    return sortRows(found, table.sort.value, COMPARE_LINES);
  });

  /** How many lines of the requests are not among `lines`. */
  const cut = computed(() => {
    void lines.value;
    return dropped.countOf(network.requests.value);
  });

  const selected = computed(() => lines.value.find(({ key }) => key === selectedKey.value) ?? null);

  return { table, shown, cut, counts, filter, query, requestId, selectedKey, selected };
});

/** The part of a line before its attributes, in lower case. */
function pairOf({ line }: ReceivedLine): string {
  return (line.split(';', 1)[0] ?? '').toLowerCase();
}

function matchesFilter(line: ReceivedLine, filter: LineFilter): boolean {
  if (filter === 'all') return true;
  if (filter === 'altered') return isAltered(line);
  return filter === 'disagrees' ? hasMismatch(line) : resultOf(line) === filter;
}
