"""Pages and files: the dashboard, the widget, the demo, and whether the server is well."""

from handlers.pages import dashboard, demo, exports, health, transcripts, widget

__all__ = ["dashboard", "demo", "exports", "health", "transcripts", "widget"]
