"""The words of `ui.explain`, by subject."""
