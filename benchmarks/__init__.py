"""Measurements beside other tools, in one run, as ratios; not tests."""
