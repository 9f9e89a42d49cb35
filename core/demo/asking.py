"""What residents claim on their phones in the last days: two wait to be looked up, one came back with a question."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from io import BytesIO

from PIL import Image, ImageDraw

from core.approvals import return_claims
from core.claiming import claim_event
from core.demo.families import DEMO_CARD
from core.demo.office import Market, Office
from core.demo.stage import Stage
from core.demo.villagers import card_of
from core.pictures import Picture, clean


@dataclass(slots=True)
class Asking:
    """周桂兰 and two neighbours with their phones."""

    stage: Stage
    office: Office
    market: Market

    def plan(self) -> None:
        """Put the claims on the agenda."""
        yesterday = self.stage.today - timedelta(days=1)
        self.stage.plan(self.stage.at(yesterday, 10, 20), self._ask)

    def _ask(self) -> None:
        stage, day = self.stage, self.stage.today - timedelta(days=2)
        ours = self.market.online[card_of(DEMO_CARD)]
        neighbours = [actor for card, actor in self.market.online.items() if card != card_of(DEMO_CARD)]
        stage.do(ours, claim_event, item_code="C6", level="hazard", title="上报隐患", service_on=day,
                 place="3号楼2单元楼道口", words="堆着旧沙发，挡住了消防栓", photo=a_photo())  # fmt: skip
        stage.do(neighbours[0], claim_event, item_code="A2", service_on=day, words="夜话会上提了加装路灯")
        asked = stage.do(ours, claim_event, item_code="A4", service_on=day - timedelta(days=20), reference="复函",
                         words="建议在东门装扶手")  # fmt: skip
        stage.clock.forward(minutes=40)
        stage.do(self.office.maker, return_claims, note="请写上复函的编号", claim_ids=(asked.id,))


def a_photo() -> Picture:
    """A sofa before a wall, as far as a few rectangles can be one."""
    image = Image.new("RGB", (1200, 900), "#CFC6B8")
    draw = ImageDraw.Draw(image)
    draw.rectangle((0, 640, 1200, 900), fill="#8F8575")
    draw.rounded_rectangle((220, 470, 900, 720), 40, fill="#5B6E63")
    draw.rounded_rectangle((270, 380, 850, 560), 40, fill="#6C8275")
    draw.rectangle((980, 300, 1060, 640), fill="#B5473B")
    out = BytesIO()
    image.save(out, "JPEG")
    return clean(out.getvalue())
