"""The phrases in which documents mention other inspections' judgements: data that ``cited`` reads with."""

from __future__ import annotations

import re
from typing import Final

from analysis.extraction.judgements.grade_words import GRADE

SENTENCE: Final = re.compile(r"(?<=[.;!?])\s+(?=[A-Z‘“'])|(?<=;)\s+")
_VERBS: Final = r"(?:judged|graded|rated|found|assessed)"
_QUOTE: Final = r"[‘'“\"]?"
_AS: Final = (
    r"(?:\s+(?:by Ofsted|overall|still|also|in (?:[A-Z][a-z]+ )?20\d\d))*"
    rf"(?:\s+(?:to be|as being|as|to))?(?:\s+overall)?\s+{_QUOTE}"
)
#: Each finds one grade; a shape that begins at the sentence's beginning is matched there.
SHAPES: Final = tuple(
    re.compile(shape, re.IGNORECASE)
    for shape in (
        # the inspection judged services as adequate (and leadership as good)
        rf"(?<!\bwas )(?<!\bwere )(?<!\bbeen )(?<!\bbeing )(?<!\bis )(?<!\bare )(?<!\bbe )\b{_VERBS}\s+(?:that\s+)?"
        rf"(?!(?:to|as|by|good|inadequate|outstanding|adequate|requir\w+)\b)"
        rf"(?P<subject>[^;]{{3,140}}?)\s+(?:(?:as|to be|was|were)\s+|(?:to\s+)?(?=requir)){_QUOTE}(?P<grade>{GRADE})",
        # services were judged (to be) inadequate
        rf"^(?P<subject>.*?)\b(?:was|were|been|being)\b(?:\s+\w+)?\s+{_VERBS}{_AS}(?P<grade>{GRADE})",
        # the judgement of November 2015 that the authority requires improvement
        rf"\bjudge?ment\s+(?:of|in)\s+\w+\s+20\d\d,?\s+(?:which was\s+)?that\s+"
        rf"(?P<subject>[^.;]{{3,60}}?)\s+(?:is\s+|was\s+)?(?P<grade>{GRADE})",
        # services were inadequate at the last inspection
        rf"^(?P<subject>.*?)\b(?:was|were)\s+{_QUOTE}(?P<grade>{GRADE})[’'”\"]?\s+(?:overall\s+)?"
        r"(?:at|in)\s+(?:the|its|their)\s+(?:last|previous)",
        # services have improved since the last inspection, when they required improvement to be good
        r"^(?P<subject>.*?)\b(?:when|where)\s+(?:\w+\s+){1,4}?(?P<grade>required\s+improvement(?:\s+to\s+be\s+good)?)",
        # a judgement of inadequate for overall effectiveness
        rf"\bjudge?ment\s+of\s+{_QUOTE}(?P<grade>{GRADE})[’'”\"]?\s+for\s+(?P<subject>[^.;,]{{3,60}})",
    )
)
#: The services that a grade is for, said after it: 'adequate for care leavers and good for safeguarding'.
FOR: Final = re.compile(
    rf"(?P<grade>{GRADE})[’'”\"]?\s+(?:for|in respect of|in relation to|in terms of)\s+"
    rf"(?P<services>[^.;]+?)(?=,?\s+(?:and|but)\s+{_QUOTE}{GRADE}"
    r"|\s+(?:while|whilst|but|although|with|was|were|is|are)\b|[.;]|$)",
    re.IGNORECASE,
)
PARTED: Final = re.compile(
    r",\s*(?:and\s+)?(?:for\s+)?|\s+and\s+(?=for\b|its\b|overall\b|leadership\b|care leavers\b|adoption\b)"
)
#: A sentence that speaks of what the sentence before did.
PRONOUN: Final = re.compile(
    r"(?:it|they|this|these|both|all|each|none|one|two|three|four|five|six|seven|eight|nine|ten|\d+|"
    r"of (?:these|those|which)|"
    r"the (?:other|others|rest|remaining|service|home|school))\b",
    re.IGNORECASE,
)
#: The date of the judgement itself, right after it: 'were judged inadequate overall in 2015'.
WHEN: Final = re.compile(r"[’'”\"]?\W*(?:overall\W+)?(?:by Ofsted\W+)?(?:in|at|during|on)\b[^.;,]{0,40}", re.IGNORECASE)
THIS: Final = re.compile(r"\b(?:this|the current) (?:re-?)?inspection\b|\bpredecessor\b", re.IGNORECASE)
#: The sentence has come back to the present; an inspection named before is left behind.
NOW: Final = re.compile(r"\b(?:since then|now|currently|today|this time)\b", re.IGNORECASE)
#: A second service with its own grade in the same breath: '… and leadership as good'.
SECOND: Final = re.compile(
    rf"[’'”\"]?(?:\s+overall)?,?\s+(?:and|while|but|with)\s+(?P<subject>[^.;,]{{3,90}}?)\s+(?:judged\s+)?"
    rf"(?:as|to be)\s+{_QUOTE}(?P<grade>{GRADE})",
    re.IGNORECASE,
)
#: The same the other way about: '… and good at staying safe'.
SECOND_AT: Final = re.compile(
    rf"[’'”\"]?(?:\s+overall)?,?\s+(?:and|but)\s+{_QUOTE}(?P<grade>{GRADE})[’'”\"]?\s+(?:at|in)\s+(?P<subject>[^.;,]{{3,60}})",
    re.IGNORECASE,
)
#: What other inspections judge: a grade that follows is one of theirs.
PROVIDERS: Final = re.compile(
    r"\b(?:homes?|schools?|colleges?|academ(?:y|ies)|nurser(?:y|ies)|settings?|providers?|units?|cent(?:re|er)s?|"
    r"placements?|carers?|agenc(?:y|ies)|pupils?|hospitals?|prisons?)\b",
    re.IGNORECASE,
)
#: What inspectors look at in services, and others' services: judged, but no judgement area.
NOT_SERVICES: Final = re.compile(
    r"\b(?:provision|cases?|audits?|audited|plans?|assessments?|practice|records?|police|probation|"
    r"work|reviewed|GCSEs?|"
    r"accommodation|visits?|supervision|partners)\b",
    re.IGNORECASE,
)
NOT_SAID: Final = re.compile(r"\b(?:not|no longer|never|if|likely|could|would|should|might|than)\b", re.IGNORECASE)

#: What a sentence's subject says of the area, the first that fits; themes, and single services' own areas.
SUBJECTS: Final[tuple[tuple[re.Pattern[str], str], ...]] = tuple(
    (re.compile(pattern, re.IGNORECASE), theme)
    for pattern, theme in (
        (r"\boverall effectiveness\b|\boverall care\b|^\W*care\W*$", "overall"),
        (r"\bsafeguarding children board\b|\b\w{0,4}SCB\b", "safeguarding_board"),
        (r"\bfostering services?\b", "fostering.overall"),
        (r"\badoption services?\b|\badoption performance\b|\badoption\b", "adoption"),
        (r"\bcare leavers\b|\bleaving care\b", "care_leavers"),
        (r"\bimpact of leaders\b|\bleadership\b", "leadership"),
        (r"\bstaying safe\b", "staying_safe"),
        (r"\benjoying and achieving\b", "enjoying_and_achieving"),
        (r"\bhelp and protection\b|\bneed of help\b|\bprotection\b|\bsafeguarding\b", "help_and_protection"),
        (r"\blooked[ -]after\b|\bin care\b", "children_in_care"),
        (
            r"\b(?:authority|council|services?|trust)\b|^\W*(?:they|it|all (?:areas|judge?ments?|aspects))\W*$",
            "overall",
        ),
    )
)
LISTED: Final = re.compile(r"\bjudge?ments?\b[^.]{0,60}\bwere\s*[:–-]", re.IGNORECASE)
GRADED: Final = re.compile(
    r"\b(?:judged|graded|rated|found|assessed|judge?ment (?:of|in)|required improvement"
    r"|(?:was|were) (?:good|inadequate|outstanding)"
    r"|judge?ments?\b[^.]{0,60}\bwere)\b",
    re.IGNORECASE,
)
CLAUSE: Final = re.compile(r"\b(?:when|where|whose|since|(?<!looked )(?<!looked-)after)\b|,", re.IGNORECASE)
#: A council's name; the words that say only what kind of council it is; the words that many names begin with.
COUNCIL: Final = re.compile(r"\b((?:[A-Z][\w’-]+ (?:and |upon |of |with )?)+)Council\b")
KINDS: Final = frozenset(
    (
        *("The", "Since", "London", "Royal", "Borough", "County", "City", "Metropolitan", "District", "Unitary"),
        *("of", "and", "upon", "with"),
    )
)
SHARED: Final = frozenset(("North", "South", "East", "West", "Central", "City", "St", "Isle", "Isles"))
STANDS_FOR: Final = re.compile(r"(?:it|they|these)(?: had| have| has)?", re.IGNORECASE)
#: The services that were inspected together to 2012, often named in one breath.
TWO_SERVICES: Final = frozenset(("children_in_care", "help_and_protection"))
#: Outcomes that only the inspections of single services judge here.
OUTCOMES: Final = frozenset(("staying_safe", "enjoying_and_achieving"))
