import { hasFields, isFiniteNumber, isFlag, isListOf, isObject, isText, orNull } from '../browser/storage/check.ts';
import { recordKind } from '../browser/storage/record-kind.ts';
import { valueOnDisk } from '../browser/storage/stored-value.ts';
import type { Settings } from '../contract/settings.ts';
import { usableSettings } from './settings.ts';
import { turns } from './turns.ts';

const stored = valueOnDisk('settings', {}, recordKind<Partial<Settings>>(isObject));
const isTable = hasFields({
  columns: isListOf(hasFields({ name: isText, width: isFiniteNumber })),
  sort: orNull(hasFields({ column: isText, descending: isFlag })),
});
/** Two surfaces may change settings at once: neither may write over what the other changed. */
const inTurn = turns();

export async function readAllSettings(): Promise<Settings> {
  return allUsable(await stored.read());
}

/** Stores a change; returns all settings as they are now. */
export function changeSettings(change: Partial<Settings>): Promise<Settings> {
  return inTurn(async () => {
    const settings = allUsable({ ...(await stored.read()), ...change });
    await stored.write(settings);
    return settings;
  });
}

function allUsable(settings: Partial<Settings>): Settings {
  return { ...usableSettings(settings), ...(isTable(settings.table) && { table: settings.table }) };
}
