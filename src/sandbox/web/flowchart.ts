import { escapeHtml } from './html.ts';

interface FlowNode {
  readonly id: string;
  readonly lines: readonly string[];
  readonly style: string | null;
}

interface Flowchart {
  readonly nodes: readonly FlowNode[];
  readonly edges: readonly (readonly [string, string])[];
  /** `classDef` by name: fill, stroke and so on. */
  readonly styles: ReadonlyMap<string, Readonly<Record<string, string>>>;
}

const NODE = /^([\w-]+)\s*(?:\["?([^\]"]*)"?\]|\("?([^)"]*)"?\))?\s*(?::::([\w-]+))?$/;
const LINE_HEIGHT = 20;
const CHARACTER = 7.4;
const GAP = 44;

/**
 * Draws Mermaid's `flowchart LR` of boxes and arrows, which is what a plan's progress is, as SVG. Null for
 * anything else: it is then shown as its source.
 */
export function drawFlowchart(source: string): string | null {
  const chart = parse(source);
  if (chart === null || chart.nodes.length === 0) return null;
  const columns = columnsOf(chart);
  if (columns === null) return null;
  return draw(chart, columns);
}

function parse(source: string): Flowchart | null {
  const [head = '', ...lines] = source.split('\n').map((line) => line.trim());
  if (!/^(flowchart|graph) LR$/.test(head)) return null;
  const nodes = new Map<string, FlowNode>();
  const edges: [string, string][] = [];
  const styles = new Map<string, Record<string, string>>();
  for (const line of lines) {
    if (line === '' || line.startsWith('%%')) continue;
    const definition = /^classDef (\w+) (.+)$/.exec(line);
    const assignment = /^class ([\w-]+(?:\s*,\s*[\w-]+)*) (\w+);?$/.exec(line);
    if (definition !== null) {
      styles.set(definition[1] ?? '', parseStyle(definition[2] ?? ''));
    } else if (assignment !== null) {
      for (const id of (assignment[1] ?? '').split(/\s*,\s*/))
        addNode(nodes, { id, style: assignment[2] ?? null });
    } else if (!parseChain(line, nodes, edges)) return null;
  }
  return { nodes: [...nodes.values()], edges, styles };
}

/** `P1["…"]:::done --> P2 --> P3`; false where it is something else. */
function parseChain(line: string, nodes: Map<string, FlowNode>, edges: [string, string][]): boolean {
  let before: string | null = null;
  for (const part of line.replace(/;$/, '').split(/\s*-->\s*/)) {
    const match = NODE.exec(part);
    if (match === null) return false;
    const [, id = '', box, round, style] = match;
    const label = box ?? round;
    addNode(nodes, {
      id,
      style: style ?? null,
      ...(label === undefined ? {} : { lines: label.split(/<br\s*\/?>/) }),
    });
    if (before !== null) edges.push([before, id]);
    before = id;
  }
  return true;
}

function addNode(nodes: Map<string, FlowNode>, part: Partial<FlowNode> & { readonly id: string }): void {
  const there = nodes.get(part.id) ?? { id: part.id, lines: [part.id], style: null };
  nodes.set(part.id, {
    id: part.id,
    lines: part.lines ?? there.lines,
    style: part.style ?? there.style,
  });
}

function parseStyle(text: string): Record<string, string> {
  const pairs = text
    .replace(/;$/, '')
    .split(',')
    .map((pair) => pair.split(':'));
  // Only colours get into the drawing.
  const colours = pairs.filter(([, value = '']) => /^#?[\w]+$/.test(value));
  return Object.fromEntries(colours.map(([name = '', value = '']) => [name, value]));
}

/** The column of each node: one right of the furthest that leads to it. Null where the arrows go round. */
function columnsOf({ nodes, edges }: Flowchart): Map<string, number> | null {
  const columns = new Map(nodes.map((node) => [node.id, 0]));
  for (let pass = 0; pass <= nodes.length; pass += 1) {
    let isSettled = true;
    for (const [from, to] of edges) {
      const wanted = (columns.get(from) ?? 0) + 1;
      if ((columns.get(to) ?? 0) >= wanted) continue;
      columns.set(to, wanted);
      isSettled = false;
    }
    if (isSettled) return columns;
  }
  return null;
}

function draw(chart: Flowchart, columns: ReadonlyMap<string, number>): string {
  const width =
    Math.max(...chart.nodes.flatMap((node) => node.lines.map((line) => line.length))) * CHARACTER + 28;
  const height = Math.max(...chart.nodes.map((node) => node.lines.length)) * LINE_HEIGHT + 20;
  const rows = new Map<number, number>();
  const places = new Map<string, { x: number; y: number }>();
  for (const { id } of chart.nodes) {
    const column = columns.get(id) ?? 0;
    const row = rows.get(column) ?? 0;
    rows.set(column, row + 1);
    places.set(id, { x: column * (width + GAP) + 1, y: row * (height + 18) + 1 });
  }
  const total = {
    width: rows.size * (width + GAP) - GAP + 2,
    height: Math.max(...rows.values()) * (height + 18) - 16,
  };
  const arrows = chart.edges.map(([from, to]) => {
    const start = places.get(from) ?? { x: 0, y: 0 };
    const end = places.get(to) ?? { x: 0, y: 0 };
    const [y1, y2] = [start.y + height / 2, end.y + height / 2];
    return `<path d="M${start.x + width} ${y1}L${end.x - 7} ${y2}" fill="none" stroke="#8c959f" stroke-width="1.5" marker-end="url(#arrow)"/>`;
  });
  const boxes = chart.nodes.map((node) =>
    drawNode(chart, node, places.get(node.id) ?? { x: 0, y: 0 }, width, height),
  );
  return `<svg class="flow" role="img" aria-label="Phases" width="${total.width}" height="${total.height}" viewBox="0 0 ${total.width} ${total.height}" xmlns="http://www.w3.org/2000/svg"><defs><marker id="arrow" viewBox="0 0 8 8" refX="2" refY="4" markerWidth="7" markerHeight="7" orient="auto"><path d="M0 0L8 4L0 8z" fill="#8c959f"/></marker></defs>${arrows.join('')}${boxes.join('')}</svg>`;
}

function drawNode(
  { styles }: Flowchart,
  node: FlowNode,
  place: { readonly x: number; readonly y: number },
  width: number,
  height: number,
): string {
  const style = styles.get(node.style ?? '') ?? {};
  const fill = style.fill ?? '#eaeef2';
  const stroke = style.stroke ?? '#8c959f';
  const colour = style.color ?? '#1f2328';
  const top = place.y + height / 2 - ((node.lines.length - 1) * LINE_HEIGHT) / 2 + 5;
  const texts = node.lines.map((line, index) => {
    const weight = index === 0 ? ' font-weight="600"' : '';
    return `<text x="${place.x + width / 2}" y="${top + index * LINE_HEIGHT}" text-anchor="middle" font-size="13" fill="${colour}"${weight}>${escapeHtml(unescapeEntities(line))}</text>`;
  });
  return `<rect x="${place.x}" y="${place.y}" width="${width}" height="${height}" rx="6" fill="${fill}" stroke="${stroke}"/>${texts.join('')}`;
}

/** Mermaid's own way of writing signs in labels: `#quot;`, `#35;`. */
function unescapeEntities(text: string): string {
  return text
    .replace(/#(\d+);/g, (_all, code: string) => String.fromCodePoint(Math.min(Number(code), 0x10_ff_ff)))
    .replace(/#quot;/g, '"')
    .replace(/#amp;/g, '&')
    .replace(/#lt;/g, '<')
    .replace(/#gt;/g, '>');
}
