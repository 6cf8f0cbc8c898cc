"""Speaking notes 发言提纲: what a reader may speak to, in his own voice."""

from pipeline.study.speaking.speaking import plan_remarks

__all__ = ["plan_remarks"]
