/** A small plan as it stands in a repository. */
export const SMALL_PLAN = `---
planwright: 1
issue: 42
tier: small
base: 4508d4d7a6e41c4fa07080de7e22870f80168421
issue-sha256: 224b10cb7cdb9f05e640a83b3f4926a12a4292a4df64753d4ba3fe3df183d7a5
last-task: T02
---

# Sanitize the token in debug logs

## Overview

**Problem** ([#42](https://github.com/o/r/issues/42)): the log has the token in two places.

- **R1** Success: in both places the token is sanitized.

## Working agreement

- **Test first:** T01 is red before T02 starts; \`npm test\` runs it.

## Tasks

- [ ] **T01** (R1) Test that the log does not hold the token — new \`test/log.test.ts\`
- [ ] **T02** (R1) Hold the token as a secret — modify [\`src/log.ts\`](../../src/log.ts) · after T01

### Done when

- [ ] **E1** All tests pass — check \`Test suite\`

### What shipped

Nothing merged yet.
`;
