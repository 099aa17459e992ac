import { drawFlowchart } from '../../../src/sandbox/web/flowchart.ts';

const CHART = `flowchart LR
  P1["Phase 1: complete<br/>6 of 6 tasks"]:::done
  P2["Phase 2 #quot;x#quot;"]:::todo
  P1 --> P2 --> P3
  classDef done fill:#dafbe1,color:#1f2328,stroke:#1a7f37`;

test('boxes, arrows and colours of a plan’s phases', () => {
  const svg = drawFlowchart(CHART) ?? '';
  expect(svg.match(/<rect /g)).toHaveLength(3);
  expect(svg.match(/<path d="M\d[^"]*" fill="none"/g)).toHaveLength(2);
  expect(svg).toContain('>6 of 6 tasks</text>');
  expect(svg).toContain('>Phase 2 &quot;x&quot;</text>');
  expect(svg).toContain('fill="#dafbe1" stroke="#1a7f37"');
});

test.each([
  ['another kind of diagram', 'sequenceDiagram\n  A->>B: hi'],
  ['what it does not know', 'flowchart LR\n  subgraph one\n  A --> B\n  end'],
  ['arrows that go round', 'flowchart LR\n  A --> B\n  B --> A'],
  ['nothing', ''],
])('%s is left as source', (_what, source) => {
  expect(drawFlowchart(source)).toBeNull();
});

test('labels and styles cannot bring markup', () => {
  const svg = drawFlowchart(
    'flowchart LR\n  A["<script>x</script>"]:::bad\n  classDef bad fill:"/><script>,stroke:#fff',
  );
  expect(svg).not.toContain('<script>');
});
