/**
 * How pages for customers look. Logical properties, so that right-to-left needs no second sheet; colours reach WCAG 2.2
 * AA in light and dark; targets are at least 44 px high.
 */
export const STYLE = `
:root { color-scheme: light dark; font: 1.0625rem/1.55 system-ui, "Noto Sans Arabic", sans-serif;
  --ground: #f4f6f8; --surface: #fff; --text: #1b2027; --quiet: #515b66; --line: #d8dee5; --edge: #7d8894;
  --accent: #0b5763; --on-accent: #fff; --tint: #e6f1f2; --good: #1c6637; --good-tint: #e5f3ea; --bad: #a01f28; --bad-tint: #fceced; }
@media (prefers-color-scheme: dark) {
  :root { --ground: #14171b; --surface: #1d2227; --text: #e9ecef; --quiet: #b0b9c3; --line: #363e47; --edge: #85909c;
    --accent: #86cfd9; --on-accent: #0b1f23; --tint: #1b3338; --good: #8fd6a6; --good-tint: #1a3023; --bad: #ffa8a6; --bad-tint: #3b2022; } }
*, ::before, ::after { box-sizing: border-box; }
html { scroll-padding-block-start: 1rem; }
body { margin: 0; background: var(--ground); color: var(--text); overflow-wrap: break-word; }
:lang(ar) { line-height: 1.75; }
html[dir=ltr] [dir=auto] { text-align: left; }
html[dir=rtl] [dir=auto] { text-align: right; }
.wide, main { inline-size: 100%; max-inline-size: 46rem; margin-inline: auto; padding-inline: 1rem; }
main { padding-block: 1.5rem 2.5rem; }
main:focus { outline: none; }
.top { background: var(--surface); border-block-end: 1px solid var(--line); }
.top .wide { display: flex; flex-wrap: wrap; align-items: center; justify-content: space-between; gap: .5rem; min-block-size: 3.5rem; }
.brand { font-weight: 700; letter-spacing: .02em; color: var(--accent); }
.skip { position: absolute; inset-inline-start: .5rem; inset-block-start: -6rem; padding: .75rem 1rem; background: var(--surface); z-index: 1; }
.skip:focus { inset-block-start: .5rem; }
h1 { font-size: 1.625rem; line-height: 1.25; margin-block: .25rem 1rem; }
h2 { font-size: 1.1875rem; line-height: 1.3; margin-block: 2rem .5rem; }
h3 { font-size: 1.0625rem; line-height: 1.35; margin-block: 0 .25rem; }
p, ul, ol, dl { margin-block: .5rem 1rem; }
a { color: var(--accent); text-underline-offset: .2em; }
:focus-visible { outline: 3px solid var(--accent); outline-offset: 2px; border-radius: .25rem; }
.tabs { background: var(--surface); border-block-end: 1px solid var(--line); }
.tabs ul { display: flex; flex-wrap: wrap; gap: .25rem 1.125rem; list-style: none; margin-block: 0; padding-block: 0; }
.tabs a { display: inline-flex; align-items: center; min-block-size: 2.75rem; color: var(--text); text-decoration: none; border-block-end: 3px solid transparent; }
.tabs a:hover { border-block-end-color: var(--edge); }
.tabs [aria-current] { font-weight: 600; border-block-end-color: var(--accent); }
.languages { display: flex; flex-wrap: wrap; gap: .25rem 1.25rem; list-style: none; margin: 0 0 1.5rem; padding: 0; border-block-start: 1px solid var(--line); padding-block-start: .75rem; }
.languages a { display: inline-flex; align-items: center; min-block-size: 2.75rem; min-inline-size: 1.5rem; }
.languages [aria-current] { color: var(--text); font-weight: 600; text-decoration: none; }
.card { background: var(--surface); border: 1px solid var(--line); border-radius: .625rem; padding: 1rem 1.125rem; margin-block: .75rem; }
.card > :first-child { margin-block-start: 0; }
.card > :last-child { margin-block-end: 0; }
.list { list-style: none; padding: 0; }
.list > li { margin-block: .75rem; }
.row { display: flex; flex-wrap: wrap; gap: .5rem 1rem; align-items: flex-start; justify-content: space-between; }
.row > .grow { flex: 1 1 16rem; min-inline-size: 0; }
.row h2 { font-size: 1.0625rem; line-height: 1.35; margin-block: 0 .25rem; }
.row > p, .row > h3, .row h2 + p, .row h3 + p { margin-block: 0; }
.row > .grow > :last-child { margin-block-end: 0; }
.lead { font-size: 1.125rem; }
.quiet { color: var(--quiet); font-size: .9375rem; }
.why { display: block; color: var(--quiet); font-size: .9375rem; }
.badge { display: inline-block; padding: .0625rem .5rem; border-radius: 1rem; border: 1px solid var(--edge); font-size: .875rem; }
.badge.good { color: var(--good); background: var(--good-tint); border-color: currentColor; }
.badge.bad { color: var(--bad); background: var(--bad-tint); border-color: currentColor; }
.note { border-inline-start: 4px solid var(--accent); background: var(--tint); border-radius: .25rem; padding: .75rem 1rem; margin-block: 1rem; }
.note.good { border-color: var(--good); background: var(--good-tint); }
.note.bad { border-color: var(--bad); background: var(--bad-tint); }
.note > :first-child { margin-block-start: 0; }
.note > :last-child { margin-block-end: 0; }
dl.facts { display: grid; grid-template-columns: minmax(7rem, auto) minmax(0, 1fr); gap: .25rem 1rem; }
dl.facts dt { color: var(--quiet); }
dl.facts dd { margin: 0; min-inline-size: 0; }
dl.facts ul { margin: 0; padding-inline-start: 1.125rem; list-style: disc; }
@media (max-width: 32rem) { dl.facts { grid-template-columns: minmax(0, 1fr); gap: 0; } dl.facts dd { margin-block-end: .5rem; } }
dt { font-weight: 600; }
dd { margin-inline-start: 0; margin-block-end: .5rem; }
dl.facts dt { font-weight: 400; }
fieldset { border: 1px solid var(--line); border-radius: .625rem; background: var(--surface); margin: 1rem 0; padding: .25rem 1.125rem .75rem; min-inline-size: 0; }
legend { font-weight: 600; padding-inline: .375rem; margin-inline-start: -.375rem; }
.choice { display: grid; grid-template-columns: auto minmax(0, 1fr); gap: 0 .75rem; align-items: start; padding-block: .5rem; min-block-size: 2.75rem; }
.choice > .why { grid-column: 2; }
.choice.plain { display: block; min-block-size: 0; }
input[type=checkbox], input[type=radio] { inline-size: 1.5rem; block-size: 1.5rem; margin: 0; accent-color: var(--accent); flex: none; }
label { cursor: pointer; }
.field { margin-block: .75rem; }
.field > label, .field > .label { display: block; font-weight: 600; }
.field > .why { margin-block: .125rem .25rem; }
input:not([type=checkbox]):not([type=radio]), select, textarea { font: inherit; color: inherit; background: var(--surface); border: 1px solid var(--edge); border-radius: .375rem; padding: .5rem .625rem; min-block-size: 2.75rem; max-inline-size: 100%; }
textarea { inline-size: 100%; }
[aria-invalid=true] { border: 2px solid var(--bad); }
button, .button { font: inherit; font-weight: 600; display: inline-flex; align-items: center; justify-content: center; min-block-size: 2.75rem; min-inline-size: 6rem; padding: .5rem 1.125rem; border-radius: .5rem; border: 1px solid var(--edge); background: var(--surface); color: var(--text); cursor: pointer; text-decoration: none; text-align: center; }
button:hover, .button:hover { border-color: var(--accent); }
button.first, .button.first { background: var(--accent); border-color: var(--accent); color: var(--on-accent); }
button.ends, .button.ends { color: var(--bad); border-color: currentColor; }
button.first:hover, .button.first:hover { filter: brightness(1.12); }
.top button { min-inline-size: 0; font-weight: 400; }
.actions { display: flex; flex-wrap: wrap; gap: .625rem; align-items: center; margin-block: 1rem 0; }
.actions form { margin: 0; }
button[role=switch] { min-inline-size: 6.5rem; gap: .625rem; justify-content: flex-start; padding-inline: .625rem .875rem; }
button[role=switch]::before { content: ""; inline-size: 2.25rem; block-size: 1.25rem; border-radius: 1rem; border: 2px solid var(--edge); background:
  radial-gradient(circle .375rem at .5rem 50%, var(--edge) 96%, transparent) no-repeat; }
button[role=switch][aria-checked=true]::before { border-color: var(--accent); background: radial-gradient(circle .375rem at calc(100% - .5rem) 50%, var(--on-accent) 96%, transparent) no-repeat var(--accent); }
[dir=rtl] button[role=switch]::before { transform: scaleX(-1); }
code, .code { font-family: ui-monospace, monospace; font-size: .875em; overflow-wrap: anywhere; }
details { margin-block-start: .25rem; }
details > summary { cursor: pointer; min-block-size: 2.75rem; display: list-item; padding-block: .5rem; color: var(--accent); }
time { white-space: nowrap; }
@media (forced-colors: active) { button[role=switch]::before { forced-color-adjust: none; } }
@media (prefers-reduced-motion: no-preference) { .skip, button, .button { transition: inset-block-start .12s, border-color .12s; } }
@media print { .top, .tabs, .actions, footer { display: none; } }
`;
