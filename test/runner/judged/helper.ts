import { beforeAll } from '@jest/globals';

export const seen: string[] = [];

beforeAll(() => void seen.push('begun'));
