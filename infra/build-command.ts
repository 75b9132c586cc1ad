import { resolve } from 'node:path';
import { bundle } from './build.ts';

await bundle(resolve(import.meta.dirname, '../dist'));
