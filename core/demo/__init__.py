"""The demo community, made through the real commands with a driven clock."""

from core.demo.making import make_demo, make_small
from core.demo.samples import write_samples

__all__ = ["make_demo", "make_small", "write_samples"]
