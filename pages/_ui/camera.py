"""The live camera of the till: one tap, and whatever code comes before it is read, in the browser or frame by frame.

A browser with a detector of its own reads the picture itself; else small grey frames go to `/x/frame`, where they are
looked at and forgotten. Nothing depends on it: a photo, the link, a scanner and the typed code stay beside it.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache

import streamlit as st
import streamlit.components.v2 as browser

from core.i18n import Translate
from pages._ui.till_scripts import READ_CODE, SMALL_PHOTO

WORDS = (
    "start", "stop", "torch_on", "torch_off", "opening", "looking", "not_ours", "mistyped", "seen", "denied", "busy",
    "none", "insecure", "lost",
)  # fmt: skip

# It stands in the page's own markup, so that the one stylesheet dresses it. A run of the page draws it anew and ends
# what was there a moment before, so the camera stops only when no new drawing follows; and it rests for a moment after
# a code, while the page that shows its voucher is on its way.
_camera = browser.component(
    "linli_camera",
    html="""<div class="ll-camera"><div class="ll-finder">
<video playsinline muted aria-hidden="true"></video><b></b><span></span></div>
<p class="told" role="status" hidden></p><button type="button" class="go"></button>
<div class="tools" hidden><button type="button" class="stop"></button>
<button type="button" class="torch" hidden></button></div></div>""",
    css="",
    isolate_styles=False,
    js=READ_CODE
    + SMALL_PHOTO
    + r"""
const places=new WeakMap(),root=document.documentElement;
const SIDE=640,QUALITY=.6,PAUSE_MS=150,AGAIN_MS=1000,GONE_MS=400,TOLD_MS=2500,REST_MS=1500;
const shared=globalThis.linliCamera??={wanted:false,last:'',sentAt:-REST_MS};
const nameOf=code=>code.slice(0,8);
let detectors;
const detector=()=>detectors??=(async()=>{
  try{if(!('BarcodeDetector' in globalThis))return null;
    if(!(await BarcodeDetector.getSupportedFormats()).includes('qr_code'))return null;
    return new BarcodeDetector({formats:['qr_code']})}catch(unusable){return null}})();
class Camera{
  constructor(parent){this.parent=parent;this.sheet=document.createElement('canvas');this.stream=null;this.sent=false;
    this.onHide=()=>{if(document.hidden)this.stop(true)};
    document.addEventListener('visibilitychange',this.onHide);addEventListener('pagehide',this.onHide)}
  q(what){return this.parent.querySelector(what)}
  draw(data,fire){clearTimeout(this.going);this.data=data;this.fire=fire;
    const [box,words]=[this.q('.ll-finder'),data.words];
    box.querySelector('b').textContent=data.aim;box.querySelector('span').textContent=data.aim_under;
    this.q('.go').textContent=words.start;this.q('.stop').textContent=words.stop;
    this.q('.go').onclick=()=>this.tapped();this.q('.stop').onclick=()=>this.stop(true);
    this.q('.torch').onclick=()=>this.light(!this.isLit);
    box.onclick=()=>{if(!this.stream)this.tapped()};
    const video=this.q('video');if(this.stream&&video.srcObject!==this.stream)this.show();
    const why=!globalThis.isSecureContext?'insecure':!navigator.mediaDevices?.getUserMedia?'none':'';
    if(why)this.cannot(why);else{root.dataset.linliCamera='can';
      this.goOn()}
    this.dress()}
  goOn(){clearTimeout(this.soon);if(!shared.wanted||this.sent||this.stream||this.starting)return;
    const rest=shared.sentAt+REST_MS-performance.now();
    if(rest>0)this.soon=setTimeout(()=>this.goOn(),rest);else if(!document.hidden)this.start()}
  dress(){const isOn=!!this.stream,can=root.dataset.linliCamera==='can';
    this.q('.ll-camera').dataset.state=isOn?'on':this.starting?'opening':'off';
    this.q('.go').hidden=isOn||!can;this.q('.go').disabled=!!this.starting;this.q('.tools').hidden=!isOn;
    this.q('.torch').hidden=!this.hasTorch;
    this.q('.torch').textContent=this.isLit?this.data.words.torch_off:this.data.words.torch_on}
  tell(name,lasts){const told=this.q('.told');clearTimeout(this.telling);
    told.hidden=!name;told.textContent=name?this.data.words[name]:'';told.dataset.kind=name;
    if(lasts)this.telling=setTimeout(()=>this.tell(this.stream?'looking':''),TOLD_MS)}
  cannot(why){root.dataset.linliCamera='cannot';this.tell(why);this.dress()}
  tapped(){shared.last='';shared.wanted=true;this.sent=false;this.start()}
  async start(){if(this.starting||this.stream||root.dataset.linliCamera!=='can')return;
    this.starting=true;this.tell('opening');this.dress();
    try{const stream=await navigator.mediaDevices.getUserMedia({audio:false,
        video:{facingMode:{ideal:'environment'},width:{ideal:1280},height:{ideal:720}}});
      this.starting=false;
      if(this.ended||document.hidden||!shared.wanted){stream.getTracks().forEach(one=>one.stop());this.dress();return}
      this.stream=stream;
      const track=stream.getVideoTracks()[0];
      track.addEventListener('ended',()=>{if(this.stream===stream)this.stop(true)});
      this.hasTorch=!!track.getCapabilities?.().torch;this.isLit=false;
      this.show();this.tell('looking');this.dress();this.look(stream)
    }catch(refused){this.starting=false;shared.wanted=false;
      const kind={NotAllowedError:'denied',SecurityError:'denied',NotFoundError:'none',OverconstrainedError:'none'};
      this.dress();this.tell(kind[refused.name]??'busy')}}
  show(){const video=this.q('video');video.srcObject=this.stream;video.play().catch(()=>{})}
  stop(isLeft){if(isLeft)shared.wanted=false;
    clearTimeout(this.timer);this.asking?.abort();
    this.stream?.getTracks().forEach(one=>one.stop());this.stream=null;this.hasTorch=false;
    const video=this.q('video');if(video)video.srcObject=null;
    if(this.q('.told')){this.tell('');this.dress()}}
  end(){clearTimeout(this.soon);this.going=setTimeout(()=>{this.ended=true;this.stop(false);places.delete(this.parent);
      document.removeEventListener('visibilitychange',this.onHide);removeEventListener('pagehide',this.onHide)},GONE_MS)}
  async light(isOn){try{await this.stream.getVideoTracks()[0].applyConstraints({advanced:[{torch:isOn}]});
      this.isLit=isOn}catch(refused){this.hasTorch=false}this.dress()}
  async look(stream){if(this.stream!==stream)return;
    const video=this.q('video');let pause=PAUSE_MS;
    if(video&&video.readyState>=2&&video.videoWidth&&!this.sent)
      try{const own=await detector();
        const found=own?(await own.detect(video)).map(one=>one.rawValue):await this.ask(video);
        if(this.stream!==stream)return;
        if(this.told==='lost'){this.told='';this.tell('looking')}
        this.judge(found)
      }catch(trouble){if(this.stream!==stream)return;
        if(trouble.name!=='FrameRefused'&&await detector()){detectors=Promise.resolve(null)}
        else{pause=AGAIN_MS;if(trouble.status===401){this.stop(true);this.fire('gone',Date.now());return}
          if(trouble.status!==429){this.told='lost';this.tell('lost')}}}
    if(this.stream===stream)this.timer=setTimeout(()=>this.look(stream),pause)}
  async ask(video){const side=Math.min(video.videoWidth,video.videoHeight),small=Math.min(SIDE,side);
    this.sheet.width=this.sheet.height=small;
    const pen=this.sheet.getContext('2d',{alpha:false});pen.filter='grayscale(1)';
    pen.drawImage(video,(video.videoWidth-side)/2,(video.videoHeight-side)/2,side,side,0,0,small,small);
    const frame=await new Promise(done=>this.sheet.toBlob(done,'image/jpeg',QUALITY));
    this.asking=new AbortController();
    const answer=await fetch('/x/frame',{method:'POST',body:frame,cache:'no-store',signal:this.asking.signal,
      headers:{'Content-Type':'image/jpeg'}});
    if(!answer.ok)throw Object.assign(new Error(),{name:'FrameRefused',status:answer.status});
    return(await answer.json()).texts}
  judge(found){if(!found.length)return;
    const read=found.map(readCode),right=read.findIndex(one=>one.state==='right');
    if(right<0){this.tell(read.some(one=>one.state==='mistyped')?'mistyped':'not_ours',true);return}
    const name=nameOf(read[right].code);
    if(name===shared.last){this.tell('seen',true);return}
    shared.last=name;shared.sentAt=performance.now();this.sent=true;if(navigator.vibrate)navigator.vibrate(30);
    this.stop(false);this.fire('code',found[right])}
}
export default function({data,parentElement,setTriggerValue}){
  let one=places.get(parentElement);
  if(!one){one=new Camera(parentElement);places.set(parentElement,one)}
  one.draw(data,setTriggerValue);
  const stopPhotos=smallPhotos(data.photo);
  return()=>{stopPhotos();one.end()}}
""",
)


@lru_cache(maxsize=8)
def _words(t: Translate) -> dict[str, str]:
    return {name: t(f"camera.{name}") for name in WORDS}


def camera(
    t: Translate, *, aim: str, aim_under: str, photo: str, on_code: Callable[[str], None], start: str = ""
) -> None:
    """The dark square: a tap opens the camera; `on_code` gets the text of a code, before the page runs anew.

    After a code the next drawing goes on by itself, until somebody stops it, hides the page or leaves it. The code that
    was read last is passed over until the square is tapped again. `start`: other words for the button. Photos of the
    uploader in the container `photo` are made small before they travel.
    """

    def came() -> None:
        text = getattr(st.session_state["camera"], "code", None)
        if text:
            on_code(str(text))

    _camera(
        key="camera",
        data={
            "aim": aim,
            "aim_under": aim_under,
            "photo": photo,
            "words": _words(t) | ({"start": start} if start else {}),
        },
        on_code_change=came,
        on_gone_change=lambda: None,
    )
