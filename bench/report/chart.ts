import { toFigure } from './table.js';

/** One bar of a chart. */
export interface Bar {
  readonly label: string;
  readonly value: number;
}

/** Bars under a heading, with a scale of their own. */
export interface BarGroup {
  readonly title: string;
  readonly unit: string;
  readonly bars: readonly Bar[];
}

const WIDTH = 760;
const LABEL_WIDTH = 260;
const VALUE_WIDTH = 110;
const ROW = 20;
const BAR_HEIGHT = 14;
const HEADING = 30;
const MARGIN = 12;
const STYLE = 'text{font:12px sans-serif;fill:#1f2328}.h{font-weight:bold}rect.bar{fill:#4078c0}';

/** Horizontal bars as an SVG document. The longest bar of each group has the full width. */
export function toChart(groups: readonly BarGroup[]): string {
  const parts: string[] = [];
  let top = MARGIN;
  for (const group of groups) {
    parts.push(drawGroup(group, top));
    top += HEADING + group.bars.length * ROW;
  }
  const size = `width="${WIDTH}" height="${top + MARGIN}"`;
  const ground = `<rect ${size} fill="#ffffff"/>`;
  return `<svg xmlns="http://www.w3.org/2000/svg" ${size}><style>${STYLE}</style>${ground}${parts.join('')}</svg>\n`;
}

function drawGroup({ title, unit, bars }: BarGroup, top: number): string {
  const most = Math.max(...bars.map(({ value }) => value));
  const rows = bars.map(({ label, value }, index) => {
    const y = top + HEADING + index * ROW;
    const width = Math.max(1, (value / most) * (WIDTH - LABEL_WIDTH - VALUE_WIDTH));
    const text = y + BAR_HEIGHT - 3;
    return (
      `<text x="${LABEL_WIDTH - 8}" y="${text}" text-anchor="end">${escapeXml(label)}</text>` +
      `<rect class="bar" x="${LABEL_WIDTH}" y="${y}" width="${width.toFixed(1)}" height="${BAR_HEIGHT}"/>` +
      `<text x="${(LABEL_WIDTH + width + 6).toFixed(1)}" y="${text}">${toFigure(value)} ${escapeXml(unit)}</text>`
    );
  });
  return `<text class="h" x="${MARGIN}" y="${top + 18}">${escapeXml(title)}</text>${rows.join('')}`;
}

function escapeXml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
