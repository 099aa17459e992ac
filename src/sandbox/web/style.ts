/** The page's style: calm, in light and in dark, with what the machine has for fonts. */
export const STYLE = `
:root { color-scheme: light dark; --ink: #1f2328; --soft: #59636e; --line: #d1d9e0; --paper: #fff; --tint: #f6f8fa;
  --link: #0969da; --good: #1a7f37; --bad: #b42318; --merged: #8250df; --add: #dafbe1; --del: #ffebe9; }
@media (prefers-color-scheme: dark) { :root { --ink: #e6edf3; --soft: #9198a1; --line: #3d444d; --paper: #0d1117;
  --tint: #151b23; --link: #4493f8; --good: #3fb950; --bad: #f85149; --merged: #ab7df8; --add: #12261e; --del: #2d1517; } }
* { box-sizing: border-box; }
body { margin: 0; background: var(--paper); color: var(--ink); font: 15px/1.55 system-ui, sans-serif; }
header { border-bottom: 1px solid var(--line); background: var(--tint); }
header nav { max-width: 62rem; margin: auto; padding: .7rem 1.2rem; display: flex; gap: 1.2rem; align-items: baseline; flex-wrap: wrap; }
header .name { font-weight: 600; margin-right: auto; }
main { max-width: 62rem; margin: auto; padding: 1.2rem 1.2rem 4rem; }
a { color: var(--link); text-decoration: none; } a:hover { text-decoration: underline; }
h1 { font-size: 1.5rem; font-weight: 600; margin: .4rem 0 .8rem; } h2 { font-size: 1.15rem; margin: 1.8rem 0 .6rem; }
.soft { color: var(--soft); } .number { color: var(--soft); font-weight: 400; }
.box { border: 1px solid var(--line); border-radius: .5rem; margin: 1rem 0; overflow: hidden; }
.box > .title { background: var(--tint); border-bottom: 1px solid var(--line); padding: .45rem .9rem; font-size: .9rem; }
.box > .body { padding: .4rem .9rem .6rem; overflow-x: auto; }
.state, .label { display: inline-block; border-radius: 1rem; padding: .05rem .6rem; font-size: .8rem; border: 1px solid; }
.open { color: var(--good); } .closed { color: var(--bad); } .merged { color: var(--merged); }
table { border-collapse: collapse; width: 100%; font-size: .92rem; } .markdown table { width: auto; margin: .6rem 0; }
th, td { text-align: left; padding: .35rem .6rem; border-bottom: 1px solid var(--line); vertical-align: top; }
.markdown th, .markdown td { border: 1px solid var(--line); }
code, pre { font: .86em/1.5 ui-monospace, monospace; } pre { overflow-x: auto; background: var(--tint); padding: .7rem; border-radius: .4rem; }
:not(pre) > code { background: var(--tint); border-radius: .3rem; padding: .1rem .3rem; }
.markdown blockquote { margin: .5rem 0; padding-left: .9rem; border-left: 3px solid var(--line); color: var(--soft); }
.markdown li:has(> input[type=checkbox]), .markdown .task-list-item { list-style: none; margin-left: -1.2rem; }
.diff { margin: 0; border-radius: 0; padding: .3rem 0; } .diff span { display: block; padding: 0 .9rem; white-space: pre; }
.diff .add { background: var(--add); } .diff .del { background: var(--del); } .diff .hunk { color: var(--soft); }
form { display: inline; } textarea, input[type=text] { width: 100%; font: inherit; color: inherit; background: var(--paper);
  border: 1px solid var(--line); border-radius: .4rem; padding: .5rem; margin-bottom: .5rem; } textarea { min-height: 6rem; }
button, select { font: inherit; font-size: .9rem; color: inherit; background: var(--tint); border: 1px solid var(--line);
  border-radius: .4rem; padding: .3rem .8rem; cursor: pointer; } button.main { background: var(--good); border-color: var(--good); color: #fff; }
button:focus-visible, a:focus-visible, textarea:focus-visible, input:focus-visible { outline: 2px solid var(--link); outline-offset: 1px; }
.actions { display: flex; gap: .5rem; flex-wrap: wrap; margin: 1rem 0; align-items: center; }
.flow { max-width: 100%; height: auto; } .empty { color: var(--soft); padding: .6rem 0; }
`;
