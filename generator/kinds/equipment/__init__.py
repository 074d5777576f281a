"""Common equipment: who looks after it, how long its certificates hold."""
