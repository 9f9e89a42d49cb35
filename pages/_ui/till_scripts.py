"""What the counter needs of the browser's own scripts: two sounds, time that runs out, a lost line, a scanner's keys.

Nothing depends on them: without scripts the words are there all the same. They take no room on the page.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from datetime import timedelta
from typing import Literal

import streamlit as st
import streamlit.components.v2 as browser

# A code as `core.codes.read_code` reads it, so that a slip is seen while it is typed and a camera knows what is ours.
READ_CODE = r"""const ALPHABET='0123456789ABCDEFGHJKMNPQRSTVWXYZ',CODE_SYMBOLS=16,LONGEST=300;
const LINKED=/^HTTPS?:\/\/[^/?#\s]+(?:\/[^/?#\s]+)*\/V\/([^/?#]+)\/?$/;
const checks=symbols=>{let total=0;
  [...symbols].reverse().forEach((symbol,place)=>{let value=ALPHABET.indexOf(symbol);
    if(place%2)value=value<16?2*value:2*value-31;total+=value});
  return total%32===0};
const readCode=text=>{
  let given=text.replace(/^[ \t\r\n]+|[ \t\r\n]+$/g,'');
  if(!/^[\x00-\x7f]*$/.test(given)||given.length>LONGEST)return{state:'malformed'};
  given=given.toUpperCase();const linked=LINKED.exec(given);if(linked)given=linked[1];
  if(!/^[0-9A-Z]{4}(?:[ -]{0,3}[0-9A-Z]{4}){3}$/.test(given))return{state:'malformed'};
  const code=given.replace(/[ -]/g,'').replace(/[IL]/g,'1').replace(/O/g,'0');
  if(code.includes('U'))return{state:'malformed'};
  return checks(code)?{state:'right',code}:{state:'mistyped',code}};
"""

_left = browser.component(
    "linli_left",
    html="",
    css="",
    js="""const timers=new WeakMap();const root=document.documentElement;
export default function({data,parentElement,setTriggerValue}){
  clearInterval(timers.get(parentElement));
  const end=performance.now()+data.left_ms;let asked=false;
  const tick=()=>{const left=Math.max(0,Math.ceil((end-performance.now())/1000));
    const words=data.words.replace('{m}',Math.floor(left/60)).replace('{s}',left%60);
    root.style.setProperty('--ll-left',JSON.stringify(left?words:''));
    if(!left&&!asked){asked=true;setTriggerValue('due',data.id)}};
  tick();timers.set(parentElement,setInterval(tick,500));
  return()=>{clearInterval(timers.get(parentElement));root.style.removeProperty('--ll-left')};
}""",
)
# One script for all that every page at the counter needs. One sound context for the visit; phones let it speak only
# after a first touch. A result sounds once, also after a reload or in a second look at it. A page that shows something
# else is shown from its top.
_attend = browser.component(
    "linli_attend",
    html='<p role="alert" hidden></p>',
    css="""p{position:fixed;left:8px;right:8px;bottom:8px;z-index:1000;margin:0;padding:.9rem 1.1rem;border-radius:1rem;
font:600 1.05rem/1.5 var(--st-font);color:#fff;background:#7F4D00;box-shadow:0 2px 12px rgb(0 0 0/.25)}
p[hidden]{display:none}""",
    js="""let context=null;
const wake=()=>{const Sound=window.AudioContext||window.webkitAudioContext;
  if(!context&&Sound)context=new Sound();
  if(context&&context.state==='suspended')context.resume()};
document.addEventListener('pointerdown',wake,{capture:true,passive:true});
document.addEventListener('keydown',wake,{capture:true,passive:true});
const tone=(pitch,at,length,shape)=>{const sound=context.createOscillator(),loud=context.createGain(),
    begin=context.currentTime+at;
  sound.type=shape;sound.frequency.value=pitch;
  loud.gain.setValueAtTime(0,begin);loud.gain.linearRampToValueAtTime(.35,begin+.015);
  loud.gain.setValueAtTime(.35,begin+length-.04);loud.gain.linearRampToValueAtTime(0,begin+length);
  sound.connect(loud).connect(context.destination);sound.start(begin);sound.stop(begin+length)};
const tunes={ok:()=>{tone(784,0,.12,'sine');tone(1175,.13,.22,'sine')},
  no:()=>{tone(196,0,.22,'square');tone(147,.28,.36,'square')}};
const shakes={ok:[60],no:[140,90,140]};
const signal=data=>{
  if((globalThis.linliView??=data.view)!==data.view){globalThis.linliView=data.view;
    document.querySelector('[data-testid="stMain"]')?.scrollTo(0,0)}
  if(!data.kind||globalThis.linliSounded===data.id)return;
  globalThis.linliSounded=data.id;
  try{if(sessionStorage.getItem('linli-sounded')===data.id)return;
    sessionStorage.setItem('linli-sounded',data.id)}catch(blocked){}
  wake();
  if(context&&context.state!=='closed')tunes[data.kind]();
  if(navigator.vibrate&&navigator.userActivation?.hasBeenActive!==false)navigator.vibrate(shakes[data.kind])};
const timers=new WeakMap();
export default function({data,parentElement,setTriggerValue}){
  signal(data);clearInterval(timers.get(parentElement));
  const bar=parentElement.querySelector('p');bar.textContent=data.words;let lost=0,wasLost=false;
  const look=()=>{const app=document.querySelector('[data-testid="stApp"]');
    const state=app&&app.getAttribute('data-test-connection-state');
    const isCut=state&&state!=='CONNECTED'&&state!=='STATIC_CONNECTED',gone=!navigator.onLine||isCut;
    lost=gone?lost+1:0;bar.hidden=lost<2;
    if(isCut)wasLost=true;else if(wasLost&&!gone){wasLost=false;setTriggerValue('back',Date.now())}};
  timers.set(parentElement,setInterval(look,1000));
  return()=>clearInterval(timers.get(parentElement));
}""",
)
# A field for codes: a keyboard scanner types wherever the cursor stands, so it is brought back to the field. Where
# fingers type, that would open the keyboard on the screen: there the field takes over with the first key of a scanner.
# What is typed is judged symbol by symbol, in groups of four to be compared with the paper; a slip never leaves here.
_field = browser.component(
    "linli_code_field",
    html='<p role="status"></p>',
    css="p{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap}",
    js=READ_CODE
    + r"""
const kept=new WeakMap(),root=document.documentElement;
const hasKeys=()=>matchMedia('(hover:hover) and (pointer:fine)').matches;
const ALIKE=['8B','5S','2Z','0D','0Q','6G','17','VY'];
const others=symbol=>ALIKE.filter(two=>two.includes(symbol)).map(two=>two.replace(symbol,''));
const suspects=symbols=>[...new Set([...symbols].flatMap((symbol,place)=>others(symbol)
  .filter(other=>checks(symbols.slice(0,place)+other+symbols.slice(place+1))).map(()=>1+Math.floor(place/4))))];
const judged=(text,words)=>{
  const given=text.trim().toUpperCase(),say=(kind,name,facts={})=>({kind,words:Object.entries(facts)
    .reduce((said,[fact,value])=>said.replace('{'+fact+'}',value),words[name])});
  if(!given)return{kind:'',words:''};
  const read=readCode(text);
  if(/[:/]/.test(given))return read.state==='right'?say('ok','right'):say('no','no_code');
  const shown=given.replace(/[ -]/g,''),symbols=shown.replace(/[IL]/g,'1').replace(/O/g,'0');
  const odd=[...symbols].findIndex(symbol=>!ALPHABET.includes(symbol)),groups=shown.match(/.{1,4}/g).join(' ');
  const judgement=odd>=0?say('no','odd',{g:1+Math.floor(odd/4),s:[...shown][odd]})
    :symbols.length<CODE_SYMBOLS?say('wait','more',{n:CODE_SYMBOLS-symbols.length})
    :symbols.length>CODE_SYMBOLS?say('no','over',{n:symbols.length-CODE_SYMBOLS})
    :checks(symbols)?say('ok','right'):null;
  const found=judgement?[]:suspects(symbols);
  return{groups,...(judgement??(found.length===1?say('no','slip_group',{g:found[0]}):say('no','slip')))}};
const inCss=words=>'"'+words.replace(/["\\\n<]/g,sign=>'\\'+sign.charCodeAt(0).toString(16)+' ')+'"';
export default function({data,parentElement}){
  kept.get(parentElement)?.();
  const field=()=>document.querySelector('.st-key-'+CSS.escape(data.key)+' input');
  const isFree=()=>!document.activeElement||document.activeElement===document.body;
  const aloud=parentElement.querySelector('p');let was=null;
  const judge=isAsked=>{const one=field();if(!one||!data.words)return'';
    const {kind,words,groups}=judged(one.value,data.words),text=kind?(groups?groups+'\n':'')+words:'';
    if(was!==text||isAsked){was=text;root.style.setProperty('--ll-typing',inCss(text));root.dataset.linliTyping=kind;
      one.toggleAttribute('aria-invalid',kind==='no');aloud.textContent=kind==='no'||isAsked?words:''}
    return kind};
  const keep=()=>{const one=field();if(!one)return;
    one.setAttribute('inputmode',data.mode);one.setAttribute('autocapitalize','characters');
    one.setAttribute('spellcheck','false');judge();
    if(data.keeps&&hasKeys()&&isFree()){one.focus({preventScroll:true});one.select()}};
  const typed=key=>{const one=field();
    if(data.keeps&&one&&isFree()&&key.key.length===1&&!key.ctrlKey&&!key.metaKey&&!key.altKey){
      one.focus({preventScroll:true});one.select()}
    if(key.key==='Enter'&&one&&key.target===one)hold(key)};
  const hold=event=>{const one=field();
    if(data.words&&one&&one.value.trim()&&judge(true)!=='ok'){
      event.preventDefault();event.stopImmediatePropagation();one.select();if(navigator.vibrate)navigator.vibrate(40)}};
  const pressed=event=>{
    if(data.button&&event.target.closest?.('.st-key-'+CSS.escape(data.button)+' button'))hold(event)};
  const changed=event=>{if(event.target===field())judge()};
  keep();const timer=setInterval(keep,700);
  document.addEventListener('keydown',typed,true);document.addEventListener('click',pressed,true);
  document.addEventListener('input',changed,true);
  const stop=()=>{clearInterval(timer);document.removeEventListener('keydown',typed,true);
    document.removeEventListener('click',pressed,true);document.removeEventListener('input',changed,true);
    if(data.words){root.style.removeProperty('--ll-typing');delete root.dataset.linliTyping}};
  kept.set(parentElement,stop);return stop;
}""",
)
# Where no field stands (the green and the red page) a scanner's burst of keys that ends with Enter is caught whole.
_scanner = browser.component(
    "linli_scanner",
    html="",
    css="",
    js="""const kept=new WeakMap();const BETWEEN_MS=120,SHORTEST=16,LONGEST=300;
export default function({parentElement,setTriggerValue}){
  kept.get(parentElement)?.();
  let text='',last=0;
  const typed=key=>{
    const at=document.activeElement;
    if(at&&(at.tagName==='INPUT'||at.tagName==='TEXTAREA')||key.ctrlKey||key.metaKey||key.altKey)return;
    const now=performance.now();if(now-last>BETWEEN_MS)text='';last=now;
    if(key.key==='Enter'&&text.length>=SHORTEST){key.preventDefault();key.stopPropagation();
      setTriggerValue('code',text);text=''}
    else if(key.key.length===1&&text.length<LONGEST)text+=key.key};
  document.addEventListener('keydown',typed,true);
  const stop=()=>document.removeEventListener('keydown',typed,true);
  kept.set(parentElement,stop);return stop;
}""",
)
# A phone's photo has 12 megapixels and more: it is made small before it travels, and opens the camera on the back.
SMALL_PHOTO = """const PHOTO_SIDE=1600;
const small=async file=>{const picture=await createImageBitmap(file);
  const scale=Math.min(1,PHOTO_SIDE/Math.max(picture.width,picture.height));
  const sheet=document.createElement('canvas');
  sheet.width=Math.round(picture.width*scale);sheet.height=Math.round(picture.height*scale);
  sheet.getContext('2d').drawImage(picture,0,0,sheet.width,sheet.height);
  const data=await new Promise(done=>sheet.toBlob(done,'image/jpeg',.9));
  return new File([data],'code.jpg',{type:'image/jpeg'})};
const smallPhotos=key=>{
  const input=()=>document.querySelector('.st-key-'+CSS.escape(key)+' input[type=file]');
  const chosen=event=>{const one=event.target,file=one.files&&one.files[0];
    if(one!==input()||one.dataset.isSmall||!file||!file.type.startsWith('image/')||file.size<400000)return;
    event.stopImmediatePropagation();
    const go=ready=>{const list=new DataTransfer();list.items.add(ready);one.files=list.files;
      one.dataset.isSmall='1';one.dispatchEvent(new Event('change',{bubbles:true}));delete one.dataset.isSmall};
    small(file).then(go,()=>go(file))};
  const open=()=>{const one=input();if(one&&!matchMedia('(hover:hover) and (pointer:fine)').matches)
    one.setAttribute('capture','environment')};
  open();const timer=setInterval(open,1000);document.addEventListener('change',chosen,true);
  return()=>{clearInterval(timer);document.removeEventListener('change',chosen,true)}};
"""


def time_left(words: str, left: timedelta, *, name: str) -> None:
    """Count down in the undo button; when nothing is left the page runs anew. `words` hold `{m}` and `{s}`."""
    with _no_room("left"):
        _left(
            key="left",
            data={"words": words, "left_ms": max(0, int(left / timedelta(milliseconds=1))), "id": name},
            on_due_change=_nothing,
        )


def attend(words: str, *, kind: Literal["ok", "no", ""] = "", name: str = "none", view: str = "") -> None:
    """Say at once, in the browser, that the line is gone, since nothing of ours could say it from here: `words`.

    Once it is back the page runs anew: what became of a press on its way stands there without another one. A result of
    this `kind` sounds and shakes once for each `name`, and a new `view` is shown from its top.
    """
    with _no_room("attend"):
        data = {"words": words, "kind": kind, "id": name, "view": view}
        _attend(key="attend", data=data, on_back_change=_nothing)


def code_field(key: str, *, is_pin: bool = False, button: str = "", words: Mapping[str, str] | None = None) -> None:
    """Help a text field: capitals for a code, and the cursor; digits for a PIN.

    With `words` a code is judged while it is typed, and a slip holds back Enter and the `button`: more and over hold
    `{n}`, odd `{g}` and `{s}`, slip_group `{g}`.
    """
    data = {
        "key": key,
        "mode": "numeric" if is_pin else "text",
        "keeps": not is_pin,
        "button": button,
        "words": dict(words) if words else None,
    }
    with _no_room(f"field_{key}"):
        _field(key=f"field_{key}", data=data)


def scanner(on_code: Callable[[str], None]) -> None:
    """What a keyboard scanner reads where no field stands; `on_code` gets it before the page runs anew."""

    def came() -> None:
        text = getattr(st.session_state["scanner"], "code", None)
        if text:
            on_code(str(text))

    with _no_room("scanner"):
        _scanner(key="scanner", on_code_change=came)


@contextmanager
def _no_room(name: str) -> Iterator[None]:
    with st.container(key=f"noroom_{name}"):
        yield


def _nothing() -> None:
    """The trigger alone makes the page run."""
