"""The strict template environment, Markdown, and the only presentation filters."""

from generator.templating.addresses import file_of, relative, safe_url, spoken_address
from generator.templating.chart import Point, history_chart, line_chart
from generator.templating.compiled import SYNTAX, Compiled
from generator.templating.dated_blocks import with_ends
from generator.templating.environments import built_in_templates
from generator.templating.frame import Frame
from generator.templating.guard import first_end, last_end, page_end
from generator.templating.icons import Icons
from generator.templating.inline import INLINE_ASSETS, Inlined
from generator.templating.palette import DARK_GROUND, palette_css
from generator.templating.renderer import Renderer
from generator.templating.skyline import EXAMPLE_HOUSES, House, draw_skyline, houses_of

__all__ = [
    "DARK_GROUND",
    "EXAMPLE_HOUSES",
    "INLINE_ASSETS",
    "SYNTAX",
    "Compiled",
    "Frame",
    "House",
    "Icons",
    "Inlined",
    "Point",
    "Renderer",
    "built_in_templates",
    "draw_skyline",
    "file_of",
    "first_end",
    "history_chart",
    "houses_of",
    "last_end",
    "line_chart",
    "page_end",
    "palette_css",
    "relative",
    "safe_url",
    "spoken_address",
    "with_ends",
]
