"""Fees: who pays what for what, how it is reckoned, when it is billed."""
