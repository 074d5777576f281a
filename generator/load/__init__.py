"""Files to records: encodings, front matter, YAML as text with places, problems."""

from generator.load.loading import Records, load
from generator.load.records import Sourced

__all__ = ["Records", "Sourced", "load"]
