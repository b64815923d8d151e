import type { Day } from "./day.ts";
import type { Track } from "./figures.ts";

const [width, height, margin] = [920, 230, { top: 34, right: 190, bottom: 34, left: 48 }];
const colours = ["#0B5D5B", "#9A4B12", "#4A3B6B", "#1D6FA5", "#7B1E3A", "#3F6212", "#5A6673", "#B45309"];

/** One page that shows a day: waits, queues, people and announcements over the hours. Nothing is loaded from elsewhere. */
export function plotOf(day: Day): string {
  const { plan, figures } = day;
  const tracks = [...figures.tracks.values()];
  const starting = (name: string): readonly Track[] =>
    tracks
      .filter((track) => track.name.startsWith(name))
      .map((track) => ({ ...track, name: track.name.slice(name.length) }));
  const waits = [...figures.waits].map(([name, points]): Track => ({ name, points: byTenMinutes(points) }));
  const queues = starting("queue ").toSorted((a, b) => most(b) - most(a));
  const title = `Day of seed ${String(plan.seed)}: ${plan.hall} hall, ${String(plan.visitors)} visitors`;
  return `<!doctype html>
<html lang="en"><meta charset="utf-8"><title>${title}</title>
<style>
body { font: 16px/1.4 system-ui, sans-serif; max-width: 960px; margin: 2rem auto; color: #14202B; background: #FBF8F1; }
svg { display: block; width: 100%; height: auto; }
text { font-size: 12px; fill: #44505B; } h1 { font-size: 1.5rem; } h2 { font-size: 1.1rem; margin: 1.5rem 0 0; }
table { border-collapse: collapse; } td { padding: 2px 16px 2px 0; } td:last-child { text-align: right; }
</style>
<h1>${title}</h1>
<table>${[...figures.counts].map(([name, count]) => `<tr><td>${name}</td><td>${String(count)}</td></tr>`).join("")}</table>
${chart("Waits by service, mean of ten minutes (minutes)", waits.toSorted((a, b) => most(b) - most(a)).slice(0, 8))}
${chart("Longest queues (persons)", queues.slice(0, 8))}
${chart("People in the hall and outside", [...starting("in the ").map((track) => ({ ...track, name: "in the hall" })), ...tracks.filter(({ name }) => name === "outside")])}
${chart(
  "Waiting at the gate and at the kiosks (persons)",
  tracks.filter(({ name }) => name === "at the gate" || name === "at the kiosks"),
)}
${chart("Announcements not spoken yet", starting("announcements "))}
${useOf(day)}
</html>
`;
}

function most({ points }: Track): number {
  return Math.max(0, ...points.map(([, value]) => value));
}

function byTenMinutes(points: readonly (readonly [minute: number, value: number])[]): [number, number][] {
  const slots = Map.groupBy(points, ([minute]) => Math.floor(minute / 10) * 10);
  return [...slots]
    .map(([slot, own]): [number, number] => [
      slot + 5,
      own.reduce((sum, [, value]) => sum + value, 0) / own.length,
    ])
    .toSorted(([a], [b]) => a - b);
}

function chart(title: string, tracks: readonly Track[]): string {
  const top = Math.max(1, ...tracks.map(most));
  const x = (minute: number): number =>
    margin.left + ((minute - 465) / 480) * (width - margin.left - margin.right);
  const y = (value: number): number =>
    height - margin.bottom - (value / top) * (height - margin.top - margin.bottom);
  const hours = [8, 9, 10, 11, 12, 13, 14, 15];
  const axis = hours
    .map(
      (hour) =>
        `<line x1="${x(hour * 60)}" x2="${x(hour * 60)}" y1="${margin.top}" y2="${height - margin.bottom}" stroke="#E0DACB"/><text x="${x(hour * 60)}" y="${height - 14}" text-anchor="middle">${String(hour).padStart(2, "0")}.00</text>`,
    )
    .join("");
  const levels = [0, top / 2, top]
    .map(
      (value) =>
        `<text x="${margin.left - 8}" y="${y(value) + 4}" text-anchor="end">${value.toFixed(top < 10 ? 1 : 0)}</text>`,
    )
    .join("");
  const lines = tracks
    .map(
      ({ points }, i) =>
        `<polyline fill="none" stroke="${colours[i % colours.length]}" stroke-width="2" points="${points.map(([minute, value]) => `${x(minute).toFixed(1)},${y(value).toFixed(1)}`).join(" ")}"/>`,
    )
    .join("");
  const legend = tracks
    .map(
      ({ name }, i) =>
        `<rect x="${width - margin.right + 12}" y="${margin.top + i * 18 - 9}" width="12" height="4" fill="${colours[i % colours.length]}"/><text x="${width - margin.right + 30}" y="${margin.top + i * 18 - 2}">${name}</text>`,
    )
    .join("");
  return `<h2>${title}</h2><svg viewBox="0 0 ${width} ${height}" role="img" aria-label="${title}">${axis}${levels}${lines}${legend}</svg>`;
}

/** How much of the seven hours each counter had somebody. */
function useOf({ figures }: Day): string {
  const rows = [...figures.busy].map(([id, ms]) => [id, Math.min(1, ms / (7 * 3_600_000))] as const);
  const bars = rows
    .map(
      ([id, share], i) =>
        `<text x="${margin.left + 60}" y="${20 + i * 18}" text-anchor="end">${id}</text><rect x="${margin.left + 68}" y="${9 + i * 18}" width="${(share * 600).toFixed(1)}" height="13" fill="${colours[0]}"/><text x="${margin.left + 74 + share * 600}" y="${20 + i * 18}">${(share * 100).toFixed(0)} %</text>`,
    )
    .join("");
  const tall = 24 + rows.length * 18;
  return `<h2>Counters' use, 08.00 to 15.00</h2><svg viewBox="0 0 ${width} ${tall}" role="img" aria-label="Counters' use">${bars}</svg>`;
}
