import { fileURLToPath } from 'node:url';

// Threads and command lines of the tests load the same sources over and over: Node keeps what it compiled.
process.env.NODE_COMPILE_CACHE ??= fileURLToPath(new URL('node_modules/.cache/compiled', import.meta.url));

/** @type {import('jest').Config} */
export default {
  testEnvironment: 'node',
  roots: ['<rootDir>/test'],
  testMatch: ['**/*.test.ts'],
  extensionsToTreatAsEsm: ['.ts'],
  transform: { '^.+\\.ts$': ['@swc/jest', { jsc: { target: 'es2023', parser: { syntax: 'typescript' } } }] },
  maxWorkers: 2,
  testSequencer: '<rootDir>/test/slow-first.js',
  // Starting git takes the longer the more memory the process has, and what Jest keeps of each file adds up.
  workerIdleMemoryLimit: '300MB',
  testTimeout: 60_000,
};
