"""The website and papers of a residential estate, from a folder of Markdown and YAML.

Content is loaded, a snapshot of one moment is taken of it, and only that snapshot is
rendered and published, so nothing that is not visible at that moment can leak.
"""

__version__ = "0.1.0"
