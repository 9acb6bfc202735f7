import { palette } from './palette.ts';

/** Where the pages' icon is. Without one browsers ask for another, which is not there. */
export const ICON_PATH = '/assets/countersign.svg';

/** Two strokes of a pen, one over the other. */
export const icon = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><rect width="32" height="32" rx="6" fill="${palette.light.approve}"/><path d="M7 17l6 6 12-14M7 25h18" fill="none" stroke="${palette.light.approveInk}" stroke-width="3" stroke-linecap="round" stroke-linejoin="round"/></svg>
`;
