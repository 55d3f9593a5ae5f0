"""The pipeline: a pile of files, good or broken, becomes checked tables."""

from analysis.build.pipeline import BuildResult, build

__all__ = ["BuildResult", "build"]
