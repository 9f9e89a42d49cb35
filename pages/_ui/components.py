"""Small pieces that need a script in the browser: a code that renews itself, printing, fetching a file.

Words and people's data go in as `data`, never into markup. Nothing depends on a script alone: a file is fetched by a
link too, a page printed by the browser's own menu. What the till needs is in `till_scripts.py`.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import streamlit as st
import streamlit.components.v2 as browser

from core import downloads
from core.look import parts
from core.qr import code_symbol, svg

if TYPE_CHECKING:
    from pages._ui.shell import Page

_BUTTON = """button{font:600 1rem var(--st-font);min-height:max(44px,2.75rem);padding:.3rem 1.2rem;border-radius:.7rem;
border:1px solid var(--st-border-color);background:transparent;color:var(--st-text-color);cursor:pointer;width:100%}
button:focus-visible{outline:3px solid var(--st-primary-color);outline-offset:2px}"""

_code = browser.component(
    "linli_rotating_code",
    html="""<div class="code"><div class="qr" role="img"></div><div class="row"><svg class="ring" viewBox="0 0 44 44"
aria-hidden="true"><circle cx="22" cy="22" r="18"/><circle class="left" cx="22" cy="22" r="18" pathLength="100"/></svg>
<p role="timer"><span class="before"></span><b class="n"></b><span class="after"></span></p></div></div>""",
    css=""".code{display:grid;gap:.7rem;justify-items:center;font-family:var(--st-font);color:var(--st-text-color)}
.qr{width:min(100%,19rem,52vh);background:#fff;border-radius:.8rem;padding:.4rem;box-sizing:border-box}
.huge .qr{width:min(100%,32rem,70vh)}.qr svg{display:block;width:100%;height:auto}
.row{display:flex;align-items:center;justify-content:center;gap:.6rem}p{margin:0;font-size:1rem}
.n{font-size:1.3rem;font-variant-numeric:tabular-nums;display:inline-block;min-width:1.4em;text-align:center}
.ring{width:2.4rem;height:2.4rem;flex:none;transform:rotate(-90deg)}
.ring circle{fill:none;stroke:var(--st-secondary-background-color);stroke-width:6}
.ring .left{stroke:var(--st-primary-color);stroke-linecap:round;stroke-dasharray:100;
transition:stroke-dashoffset .9s linear}@media (prefers-reduced-motion:reduce){.ring .left{transition:none}}""",
    js="""const timers=new WeakMap();
export default function({data,parentElement,setTriggerValue}){
  const q=s=>parentElement.querySelector(s);
  q('.code').classList.toggle('huge',data.is_huge);q('.qr').innerHTML=data.svg;q('.qr').setAttribute('aria-label',data.alt);
  const [before,after]=data.renews.split('{n}');q('.before').textContent=before;q('.after').textContent=after;
  clearInterval(timers.get(parentElement));
  const end=performance.now()+data.left_ms;let asked=false;
  const tick=()=>{const left=Math.max(0,end-performance.now());
    q('.n').textContent=Math.ceil(left/1000);q('.left').style.strokeDashoffset=100-100*left/data.slot_ms;
    if(!left&&!asked){asked=true;setTriggerValue('due',data.slot)}};
  tick();timers.set(parentElement,setInterval(tick,500));
  return()=>clearInterval(timers.get(parentElement));
}""",
)
_print = browser.component(
    "linli_print",
    html='<button type="button"></button>',
    css=_BUTTON,
    js="""export default function({data,parentElement}){const b=parentElement.querySelector('button');
b.textContent=data.words;b.onclick=()=>window.print()}""",
)
_speaks = browser.component(
    "linli_speaks",
    html="",
    css="",
    js="""let first=null;
export default function({data}){const root=document.documentElement;first??=root.lang;root.lang=data.tag;
  return()=>{root.lang=first}}""",
)
_fetch = browser.component(
    "linli_fetch",
    html="",
    css="",
    js="""let fetched='';
export default function({data}){if(fetched===data.path)return;fetched=data.path;
const a=document.createElement('a');a.href=data.path;a.download='';a.click()}""",
)


def rotating_code(
    *, key: str, text: str, alt: str, renews: str, left_ms: int, slot_ms: int, is_huge: bool = False,
    on_due: Callable[[], None] | None = None,
) -> None:  # fmt: skip
    """A code as a symbol with a ring and the seconds that it still has; at 0 the fragment around it reruns.

    `renews` is a sentence with `{n}` where the seconds stand. The server alone makes codes. `is_huge`: for a room.
    """
    data = {
        "svg": svg(code_symbol(text)),
        "alt": alt,
        "renews": renews,
        "left_ms": left_ms,
        "slot_ms": slot_ms,
        "slot": text[-16:],
        "is_huge": is_huge,
    }
    _code(key=key, data=data, on_due_change=on_due or _nothing)


def print_button(words: str, *, key: str) -> None:
    """Open the browser's own printing; the button itself stays off the paper."""
    with st.container(key="noprint"):
        _print(key=key, data={"words": words})


def speaks(tag: str) -> None:
    """Tell readers aloud which language the page has now, where the browser loaded it in another one."""
    with st.container(key="noroom_speaks"):
        _speaks(key="speaks", data={"tag": tag})


def download(page: Page, words: str, make: Callable[[], tuple[bytes, str, str]], *, key: str) -> None:
    """A button that makes a file and fetches it over `/x/…`, with a link for browsers that want a second tap."""
    if st.button(words, key=key, icon=":material/download:"):
        with page.told():
            data, name, media_type = make()
            path = downloads.offer(page.actor, data, name, media_type)
            _fetch(key=f"{key}_fetch", data={"path": path})
            st.html(parts.link(page.t("shell.download_ready", name=name), path))


def _nothing() -> None:
    """The trigger alone makes the fragment rerun."""
