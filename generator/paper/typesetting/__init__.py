"""Sheets set as PDF and PNG: documents, fonts, codes, and the press that keeps what it made."""
