"""The strict template environment, Markdown, and the only presentation filters."""

from generator.templating.addresses import file_of, relative, safe_url, spoken_address
from generator.templating.chart import history_chart
from generator.templating.environments import built_in_templates
from generator.templating.renderer import Renderer
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
