"""The strict template environment, Markdown, and the only presentation filters."""

from generator.templating.addresses import file_of, relative, safe_url, spoken_address
from generator.templating.chart import history_chart
from generator.templating.renderer import Renderer, built_in_templates
from generator.templating.skyline import houses_of

__all__ = [
    "Renderer",
    "built_in_templates",
    "file_of",
    "history_chart",
    "houses_of",
    "relative",
    "safe_url",
    "spoken_address",
]
