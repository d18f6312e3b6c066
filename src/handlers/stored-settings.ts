import { hasFields, isFiniteNumber, isFlag, isListOf, isObject, isText, orNull } from '../browser/storage/check.ts';
import type { ExtensionStorage } from '../browser/storage/extension-storage.ts';
import { type RecordKind, recordKind } from '../browser/storage/record-kind.ts';
import type { Settings, TableLayout } from '../contract/settings.ts';
import { usableSettings } from './settings.ts';
import { turns } from './turns.ts';

const isTable = hasFields({
  columns: isListOf(hasFields({ name: isText, width: isFiniteNumber })),
  sort: orNull(hasFields({ column: isText, descending: isFlag })),
});

const isSize = hasFields({}, { width: isFiniteNumber, height: isFiniteNumber });

/** Before version 3 only the table of cookies had a layout. */
function upgrade(value: unknown, version: number): unknown {
  if (!isObject(value)) return undefined;
  const { table, ...others } = value;
  return { ...others, ...usableSettings(value, version), ...(isTable(table) && { tables: { cookies: table } }) };
}

const kind: RecordKind<Partial<Settings>> = {
  ...recordKind(isObject),
  version: 3,
  upgrade,
};

/** All settings; a surface that opens reads only those that it needs at once (settings.ts). */
export function createStoredSettings(storage: ExtensionStorage) {
  const stored = storage.valueOnDisk('settings', {}, kind);
  /** Two surfaces may change settings at once: neither may write over what the other changed. */
  const inTurn = turns();

  async function readAllSettings(): Promise<Settings> {
    return allUsable(await stored.read());
  }

  /** Stores a change; returns all settings as they are now. */
  function changeSettings(change: Partial<Settings>): Promise<Settings> {
    return inTurn(async () => {
      const settings = allUsable({ ...(await stored.read()), ...change });
      await stored.write(settings);
      return settings;
    });
  }

  return { readAllSettings, changeSettings };
}

function allUsable(settings: Partial<Settings>): Settings {
  const { tables, detailsSize, panelTab } = settings;
  return {
    ...usableSettings(settings, kind.version),
    ...(isObject(tables) && { tables: usableTables(tables) }),
    ...(isSize(detailsSize) && { detailsSize }),
    ...(typeof panelTab === 'string' && { panelTab }),
  };
}

function usableTables(tables: Record<string, TableLayout>): Record<string, TableLayout> {
  return Object.fromEntries(Object.entries(tables).filter(([, table]) => isTable(table)));
}
