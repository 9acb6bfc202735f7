export const whole = (value: number): string => Math.round(value).toLocaleString('en');

/** Three figures at most, however large or small. */
export const short = (value: number): string =>
  value >= 100 ? whole(value) : Number(value.toPrecision(3)).toLocaleString('en', { maximumSignificantDigits: 3 });

export const megabytes = (bytes: number): string => whole(bytes / 2 ** 20);
