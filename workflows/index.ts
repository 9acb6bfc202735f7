export { change } from './change.ts';
export { supportRequest } from './support-request.ts';
