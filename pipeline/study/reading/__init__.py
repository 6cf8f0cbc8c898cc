"""Reading 朗读: minutes, and how rare characters are read."""

from pipeline.study.reading.reading import measure_reading

__all__ = ["measure_reading"]
