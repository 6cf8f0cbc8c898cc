"""The `jiangyi` command: arguments, printing, progress, exit codes."""

from pipeline.cli.app import main

__all__ = ["main"]
