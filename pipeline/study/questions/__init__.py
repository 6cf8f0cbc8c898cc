"""Questions for discussion 思考题, made of the headings."""

from pipeline.study.questions.questions import ask_questions

__all__ = ["ask_questions"]
