"""Yccall Desktop: from a phone sheet to a call task on the Yccall platform."""

__version__ = "0.1.0"
