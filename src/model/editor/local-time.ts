const pad = (number: number, length = 2): string => String(number).padStart(length, '0');

/** The value of `<input type="datetime-local" step="1">` for a moment, in the person's time zone, whole seconds. */
export function toLocalTime(time: number): string {
  const date = new Date(time);
  const day = `${pad(date.getFullYear(), 4)}-${pad(date.getMonth() + 1)}-${pad(date.getDate())}`;
  return `${day}T${pad(date.getHours())}:${pad(date.getMinutes())}:${pad(date.getSeconds())}`;
}

/** Milliseconds since the epoch of such a value; null if it is no date. */
export function fromLocalTime(value: string): number | null {
  if (!/^\d{4,}-\d\d-\d\dT\d\d:\d\d/.test(value)) return null;
  const time = new Date(value).getTime();
  return Number.isNaN(time) ? null : time;
}
