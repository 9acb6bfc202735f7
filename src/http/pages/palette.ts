/** The colours of one scheme. Each `…Ink` is read on the ground of the same name; `ink` and `soft` on both grounds. */
export interface Scheme {
  readonly ground: string;
  readonly paper: string;
  readonly ink: string;
  readonly soft: string;
  /** Rules that only divide; nothing is known by them alone. */
  readonly line: string;
  /** Outlines of what can be used or typed into. */
  readonly outline: string;
  readonly link: string;
  readonly approve: string;
  readonly approveInk: string;
  /** The reject button is an outline, so this is read on paper. */
  readonly reject: string;
  readonly added: string;
  readonly addedInk: string;
  readonly removed: string;
  readonly removedInk: string;
  readonly warning: string;
  readonly warningInk: string;
  readonly problem: string;
  readonly problemInk: string;
}

export const palette: Readonly<Record<'light' | 'dark', Scheme>> = {
  light: {
    ground: '#f4f3ee',
    paper: '#fffefb',
    ink: '#1b1e23',
    soft: '#5a5e66',
    line: '#dcd9cf',
    outline: '#77756d',
    link: '#1d4fa8',
    approve: '#12633f',
    approveInk: '#ffffff',
    reject: '#9d2419',
    added: '#e3f1e8',
    addedInk: '#0e4f33',
    removed: '#f9e7e3',
    removedInk: '#86251a',
    warning: '#fcf0d0',
    warningInk: '#583b00',
    problem: '#f9e2de',
    problemInk: '#74160d',
  },
  dark: {
    ground: '#131518',
    paper: '#1b1e23',
    ink: '#eceae4',
    soft: '#a9adb4',
    line: '#343941',
    outline: '#868c95',
    link: '#9bbcff',
    approve: '#5bc492',
    approveInk: '#08150e',
    reject: '#ff9f92',
    added: '#17362a',
    addedInk: '#a5e3c3',
    removed: '#41211d',
    removedInk: '#ffb9af',
    warning: '#382b0d',
    warningInk: '#fbdd95',
    problem: '#45201b',
    problemInk: '#ffc4bb',
  },
};
