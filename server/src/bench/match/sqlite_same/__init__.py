"""The steps of sqlite-same.py."""
