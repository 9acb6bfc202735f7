/** Every text of a history, those of its payloads decoded. */
export const textsOf = (value: unknown): string[] => {
  if (value instanceof Uint8Array) return [Buffer.from(value).toString('utf8')];
  if (typeof value === 'string') return [value];
  if (typeof value !== 'object' || value === null) return [];
  return Object.values(value).flatMap(textsOf);
};

/** A text in Base64 wherever it begins in what is coded, without the characters that its neighbours have a part in. */
const inBase64 = (text: string): string[] =>
  [0, 1, 2].map((before) => {
    const coded = Buffer.concat([Buffer.alloc(before), Buffer.from(text)]).toString('base64');
    const [from, cut] = [[0, 2, 3][before]!, [0, 3, 2][(before + Buffer.byteLength(text)) % 3]!];
    return coded.slice(from, coded.length - cut);
  });

/** How a text could be written down: as it is, in a query, in hexadecimal digits and in Base64, in small letters. */
const writingsOf = (text: string): string[] =>
  [text, encodeURIComponent(text), Buffer.from(text).toString('hex'), ...inBase64(text)]
    .flatMap((each) => [each, each.replaceAll('+', '-').replaceAll('/', '_')])
    .map((each) => each.toLowerCase());

/** Those of these words that a place holds, however they are written. */
export const foundIn = (place: string, words: readonly string[]): string[] => {
  const held = place.toLowerCase();
  return words.filter((word) => writingsOf(word).some((writing) => held.includes(writing)));
};
