"""jiangyi (讲义): study outlines, summaries and handouts from a speech, as Word and PDF."""

__version__ = "0.1.0"
