/** Zones on both sides of the date line, with and without daylight saving time, and with a part of an hour. */
export const timeZones = [
  'UTC',
  'Asia/Shanghai',
  'America/New_York',
  'Pacific/Kiritimati',
  'Pacific/Pago_Pago',
  'Asia/Kathmandu',
]
