"""``python -m generator`` does what the command ``estate`` does."""

import sys

from generator.cli import main

sys.exit(main())
