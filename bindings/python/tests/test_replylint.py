"""The Python interface. What the checks find is tested in C++; here: types, text, threads, errors."""

import base64
import doctest
import email
import json
import multiprocessing
import pickle
import threading
import time
from datetime import date
from email.message import EmailMessage
from pathlib import Path
from typing import Any

import pytest

import replylint

INQUIRY = "Hi,\n\nis IMAP available on the small plan? What does the large plan cost?\n\nTyler\n"
DRAFT = (
    "Hi Tyler,\n\n> is IMAP available on the small plan?\n\n"
    "Yes, IMAP is available on every plan.\n\nJohn\n"
)


def rules_of(report: replylint.Report) -> list[str]:
    return [diagnostic.rule for diagnostic in report.diagnostics]


def test_examples_of_the_module() -> None:
    result = doctest.testmod(replylint)
    assert result.attempted > 0 and result.failed == 0


def test_check_names_the_open_question() -> None:
    report = replylint.check(INQUIRY, DRAFT)
    assert report.errors == 1
    assert repr(report).startswith("<Report 1 errors")
    (finding,) = [d for d in report.diagnostics if d.rule == "unanswered-question"]
    assert finding.severity == "error"
    item = next(item for item in report.items if item.id == finding.item)
    assert item.text == "What does the large plan cost?"
    assert (item.kind, item.state) == ("question", "unanswered")
    assert report.customer_text[item.span.indices(report.customer_text)] == item.text
    answered = report.items[0]
    assert (answered.wants, answered.form) == ("verdict", "interrogative")
    assert answered.state == "answered"
    evidence = answered.evidence[0].indices(report.text)
    assert "available on every plan" in report.text[evidence]


def test_str_is_a_body_even_if_it_looks_like_a_header() -> None:
    assert replylint.parse("Note: the server is up.\n\nJohn\n").text.startswith("Note:")


def test_bytes_with_header_fields_are_a_message() -> None:
    raw = b"From: Tyler <tyler@example.com>\nSubject: =?utf-8?q?caf=C3=A9?=\n\nIs it up?\n"
    message = replylint.Message.from_bytes(raw)
    assert message.subject == "café"
    assert message.body.strip() == "Is it up?"
    item = replylint.parse(raw, role="inquiry").items[0]
    assert (item.kind, item.wants, item.form) == ("question", "verdict", "interrogative")


def test_email_message_with_another_charset() -> None:
    mail = EmailMessage()
    mail["From"] = "Tyler <tyler@example.com>"
    mail["Subject"] = "plan"
    mail.set_content("Hi,\n\nwas kostet der größere Plan?\n", charset="iso-8859-1")
    parsed = replylint.parse(mail, role="inquiry")
    assert "größere" in parsed.text
    item = parsed.items[0]
    assert parsed.text[item.span.indices(parsed.text)].startswith("was kostet der größere")


@pytest.mark.parametrize("charset", ["", "; charset=no-such-charset"])
def test_email_message_that_was_read_as_str(charset: str) -> None:
    mail = email.message_from_string(
        f"From: a@example.com\nContent-Type: text/plain{charset}\n\nPasst Größe 40?\n"
    )
    assert "Größe 40?" in replylint.parse(mail, role="inquiry").text


def test_spans_are_bytes_and_convert_to_str_indices() -> None:
    text = "Grüße, 日本 😀 it is up. Is it?"
    parsed = replylint.parse(text, role="inquiry")
    sentence = parsed.sentences[-1]
    raw = text.encode()
    assert raw[sentence.span.start : sentence.span.end].decode() == "Is it?"
    assert text[sentence.span.indices(text)] == "Is it?"
    with pytest.raises(ValueError, match="behind the end"):
        replylint.Span(0, 999).indices("short")


def test_values_compare_and_hash() -> None:
    assert replylint.Span(1, 2) == replylint.Span(1, 2) != replylint.Span(1, 3)
    assert replylint.Span(1, 2) != "something else"
    assert len({replylint.Span(1, 2), replylint.Span(1, 2)}) == 1
    assert len(replylint.Span(3, 7)) == 4


@pytest.mark.parametrize("body", ["", "\ud800 lone surrogate", "\0\x1b[31m", "\u202eevil", "?" * 9])
def test_any_str_is_checked(body: str) -> None:
    report = replylint.check(body, body)
    size = len(report.text.encode())
    for diagnostic in report.diagnostics:
        assert 0 <= diagnostic.span.start <= diagnostic.span.end <= size


def test_ignore_leaves_rules_out() -> None:
    assert "unanswered-question" in rules_of(replylint.check(INQUIRY, DRAFT))
    ignored = replylint.check(INQUIRY, DRAFT, ignore=["unanswered-question"])
    assert "unanswered-question" not in rules_of(ignored)
    ignored = replylint.check(INQUIRY, DRAFT, ignore="unanswered-question")
    assert "unanswered-question" not in rules_of(ignored)
    with pytest.raises(ValueError, match="unknown rule 'unanswered'"):
        replylint.check(INQUIRY, DRAFT, ignore=["unanswered"])
    with pytest.raises(ValueError, match="did you mean 'top-posting'"):
        replylint.check(INQUIRY, DRAFT, ignore=["top-postin"])


def test_to_json_is_the_contract_of_the_command_line() -> None:
    report = replylint.check(INQUIRY, DRAFT)
    data = json.loads(report.to_json())
    assert data["version"] == 1
    assert data["text"] == DRAFT
    assert [d["rule"] for d in data["diagnostics"]] == rules_of(report)
    assert str(report).startswith("draft:")


def test_styles(tmp_path: Path) -> None:
    assert "default" in replylint.builtin_styles()
    assert replylint.Linter("default").style == "default"
    own = tmp_path / "house.toml"
    own.write_text(
        'extends = ["default"]\n[[phrase]]\nid = "no-asap"\npattern = \'\\bASAP\\b\'\n'
        'message = "Name a time instead of “{match}”."\n'
    )
    linter = replylint.Linter(own)
    draft = "Hi Tyler,\n\nWe will restart the server ASAP.\n\nJohn\n"
    assert "no-asap" in rules_of(linter.check("", draft))
    assert "no-asap" not in rules_of(linter.check("", draft, ignore=["no-asap"]))


def test_a_broken_style_says_where(tmp_path: Path) -> None:
    broken = tmp_path / "broken.toml"
    broken.write_text('extends = ["default"]\n\n[rules]\ntop-postin = "off"\n')
    with pytest.raises(replylint.StyleError, match="top-posting") as caught:
        replylint.Linter(str(broken))
    assert caught.value.line == 4
    assert caught.value.file.endswith("broken.toml")
    with pytest.raises(replylint.StyleError):
        replylint.check(INQUIRY, DRAFT, style="no-such-style")


def test_a_broken_style_says_all_that_is_wrong() -> None:
    with pytest.raises(replylint.StyleError) as caught:
        replylint.Style.parse('[rules]\ntop-postin = "off"\nrud = "off"\n', "team.toml")
    assert caught.value.line == 2
    assert [other.partition(": ")[0] for other in caught.value.others] == ["team.toml:3:1"]


def test_styles_are_values(tmp_path: Path) -> None:
    style = replylint.Style.parse('rules.top-posting = "suggestion"\nrules.rude = "off"\n', "team")
    assert (style.name, style.severity("top-posting"), style.severity("rude")) == (
        "team", "suggestion", None)
    draft = "Yes, IMAP is available on every account.\n\n> Is IMAP available?\n"
    for report in (replylint.check("Is IMAP available?\n", draft, style=style),
                   replylint.Linter(style).check("Is IMAP available?\n", draft)):
        assert [d.severity for d in report.diagnostics if d.rule == "top-posting"] == ["suggestion"]
    (tmp_path / ".replylint.toml").write_text(style.to_toml())
    (tmp_path / "deep").mkdir()
    found = replylint.Style.find(str(tmp_path / "deep"))
    assert found.severity("top-posting") == "suggestion"
    assert replylint.Style.load("default").own_rules == []
    assert replylint.Style.load(tmp_path / ".replylint.toml").severity("top-posting") == "suggestion"


def test_fix_makes_only_what_the_bytes_can_carry() -> None:
    head = b"From: John <john@example.org>\nSubject: Re: IMAP\n"
    inquiry = INQUIRY.replace("Tyler", "José")
    body = DRAFT.partition("\n\n")[2].encode()
    ascii_only = head + b"\n" + body
    assert "José" in replylint.fix(inquiry, ascii_only.decode().partition("\n\n")[2]).text
    fixed = replylint.fix(inquiry, ascii_only)
    assert "José" not in fixed.text
    assert "missing-salutation" in [fix.rule for fix in fixed.barred]
    assert replylint.replace_body(ascii_only, fixed.text).startswith(head)
    utf8 = head + b"Content-Type: text/plain; charset=utf-8\n\n" + body
    fixed = replylint.fix(inquiry, utf8)
    assert fixed.barred == [] and fixed.text.startswith("Hi José,")
    assert fixed.text.encode() in replylint.replace_body(utf8, fixed.text)


def test_fix_makes_the_safe_fixes() -> None:
    draft = DRAFT.partition("\n\n")[2]
    assert "missing-salutation" in rules_of(replylint.check(INQUIRY, draft))
    fixed = replylint.fix(INQUIRY, draft)
    assert fixed.text.startswith("Hi Tyler,\n\n") and fixed.text.endswith(draft)
    assert [fix.rule for fix in fixed.applied] == ["missing-salutation", "missing-attribution"]
    assert all(fix.safe and fix.title for fix in fixed.applied)
    assert "missing-salutation" not in rules_of(fixed.report)
    assert fixed.report.text == fixed.text


def test_replace_body_keeps_the_message() -> None:
    head = b"Subject: x\nContent-Type: text/plain; charset=utf-8\nContent-Transfer-Encoding: quoted-printable\n\n"
    raw = head + b"=48i,\n\nold\n"
    assert replylint.replace_body(raw, "Hi,\n\nn\u00e9w\n") == head + b"=48i,\n\nn=C3=A9w\n"
    with pytest.raises(ValueError, match="HTML"):
        replylint.replace_body(b"Content-Type: text/html\n\n<p>Hi</p>\n", "Ho")


def test_baseline_leaves_reviewed_findings_out() -> None:
    report = replylint.check(INQUIRY, DRAFT)
    lines = replylint.Baseline().add(report)
    baseline = replylint.Baseline.parse(lines)
    assert all(diagnostic in baseline for diagnostic in report.diagnostics)
    assert baseline.add(report) == ""
    assert replylint.check(INQUIRY, DRAFT, baseline=baseline).diagnostics == []
    assert json.loads(lines.splitlines()[0])["fingerprint"] == report.diagnostics[0].fingerprint
    with pytest.raises(ValueError, match="old.jsonl:1"):
        replylint.Baseline.parse("no", "old.jsonl")


def test_formats() -> None:
    report = replylint.check(INQUIRY, DRAFT)
    sarif = json.loads(report.to_sarif("my.eml"))
    assert [r["ruleId"] for r in sarif["runs"][0]["results"]] == rules_of(report)
    assert report.to_html().startswith("<!DOCTYPE html>")
    assert "::error file=my.eml,line=" in report.to_github("my.eml")
    assert report.to_checkstyle().startswith("<?xml")


def test_lines_are_those_of_the_file() -> None:
    header = b"From: John <john@example.org>\nX-Replylint-Ignore: rud\nSubject: Re: IMAP\n\n"
    body = b"Hi Tyler,\n\nNot my problem.\n\nJohn\n"
    report = replylint.check("", header + body)
    assert "draft:7:1: " in str(report)
    assert "my.eml:7:1: " in report.to_text("my.eml")
    assert "file=my.eml,line=7," in report.to_github("my.eml")
    assert 'line="7"' in report.to_checkstyle()
    assert "draft:3:1: " in str(replylint.check("", body))
    encoded = header.replace(b"\n\n", b"\nContent-Transfer-Encoding: base64\n\n")
    assert "draft (body):3:1: " in str(replylint.check("", encoded + base64.b64encode(body)))
    assert "draft:7:1: " in str(replylint.fix("", header + body).report)


def test_sarif_places_are_those_of_the_bytes() -> None:
    header = "From: Jörg <john@example.org>\nSubject: Re: IMAP\n"
    body = "Hi Tyler,\n\nÜbel, not my problem.\n\nJohn\n"
    message = (header + "Content-Type: text/plain; charset=utf-8\n\n" + body).encode()
    for draft, text in ((message, message.decode()), (body.encode(), body), (body, body)):
        report = replylint.check("", draft)
        (run,) = json.loads(report.to_sarif("my.eml"))["runs"]
        assert len(run["results"]) == len(report.diagnostics) > 0
        for result, finding in zip(run["results"], report.diagnostics):
            region = result["locations"][0]["physicalLocation"]["region"]
            words = body[finding.span.indices(body)]
            assert text[region["charOffset"] :][: region["charLength"]] == words
            data = text.encode()[region["byteOffset"] :][: region["byteLength"]]
            assert data.decode() == words
            assert text.split("\n")[region["startLine"] - 1][region["startColumn"] - 1 :].startswith(
                words.split("\n")[0])
    encoded = message.replace(b"\n\n", b"\nContent-Transfer-Encoding: base64\n\n", 1)
    head, _, text = encoded.partition(b"\n\n")
    report = replylint.check("", head + b"\n\n" + base64.b64encode(text))
    artifacts = json.loads(report.to_sarif())["runs"][0]["artifacts"]
    assert artifacts[-1]["contents"]["text"] == body


def test_reports_say_what_was_not_checked() -> None:
    report = replylint.check(INQUIRY, DRAFT)
    assert (report.complete, report.skipped, report.unknown_rules) == (True, "", [])
    report = replylint.check("", "Hi Tyler,\n\n" + "All is well with your account. " * 5000)
    assert not report.complete
    assert len(report.notes) == 1 and "128 kB" in report.notes[0]
    assert report.notes[0] in report.to_html() and report.notes[0] in report.to_sarif()
    report = replylint.check(INQUIRY, b"X-Replylint: off\nSubject: x\n\n" + DRAFT.encode())
    assert report.skipped == "X-Replylint: off" and report.diagnostics == []
    report = replylint.check(INQUIRY, b"X-Replylint-Ignore: rud\nSubject: x\n\n" + DRAFT.encode())
    assert report.unknown_rules == ["rud"]


def test_notes_say_what_is_not_done() -> None:
    report = replylint.check("", b"Subject: x\nX-Replylint-Ignore: rud\n\nHi Tyler,\n\nIt is up.\n")
    assert report.notes == ["X-Replylint-Ignore: “rud” is not a rule; did you mean “rude”?"]
    assert replylint.check("", "Hi Tyler,\n\nIt is up.\n").notes == []


def test_thread_is_taken() -> None:
    earlier = "Hi Tyler,\n\nWe look into it.\n\nJohn\n"
    assert rules_of(replylint.check(INQUIRY, DRAFT, thread=[earlier])) is not None
    with pytest.raises(TypeError):
        replylint.check(INQUIRY, DRAFT, thread=[1])  # type: ignore[list-item]
    with pytest.raises(TypeError, match="not one str"):
        replylint.check(INQUIRY, DRAFT, thread=earlier)


def test_the_schema_of_styles() -> None:
    schema = json.loads(replylint.style_schema())
    assert set(schema["properties"]["rules"]["properties"]) == set(replylint.rules())


def test_wrong_types_are_refused() -> None:
    with pytest.raises(TypeError, match="not int"):
        replylint.check(1, DRAFT)  # type: ignore[arg-type]
    with pytest.raises(ValueError, match="role"):
        replylint.parse("x", role="prose")  # type: ignore[arg-type]
    with pytest.raises(TypeError, match="not date"):
        replylint.check(INQUIRY, DRAFT, now=date(2026, 3, 2))  # type: ignore[arg-type]
    with pytest.raises(ValueError, match="before it begins"):
        replylint.Span(5, 2)


def test_rules_lists_the_catalogue() -> None:
    assert "top-posting" in replylint.rules()


def test_the_lock_is_released_during_a_check() -> None:
    """While one thread checks a long draft, the main thread must go on running Python code."""
    long_draft = DRAFT + "This sentence is here to make the draft long enough to take time.\n" * 60000
    linter = replylint.Linter()
    started, finished = threading.Event(), threading.Event()

    def work() -> None:
        started.set()
        linter.check(INQUIRY, long_draft)
        finished.set()

    thread = threading.Thread(target=work)
    thread.start()
    started.wait()
    ticks = 0
    while not finished.is_set():
        time.sleep(0.001)
        ticks += 1
    thread.join()
    assert ticks >= 3


def test_one_linter_serves_many_threads() -> None:
    linter = replylint.Linter()
    expected = linter.check(INQUIRY, DRAFT).to_json()
    results: list[str] = []

    def work() -> None:
        for _ in range(50):
            results.append(linter.check(INQUIRY, DRAFT).to_json())

    threads = [threading.Thread(target=work) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert results == [expected] * 200


def test_a_baseline_grows_while_others_check_by_it() -> None:
    linter, baseline = replylint.Linter(), replylint.Baseline()
    drafts = [DRAFT.replace("every plan", f"plan {number}") for number in range(100)]
    reports = [linter.check(INQUIRY, draft) for draft in drafts]
    found = set(rules_of(reports[0]))
    seen: list[set[str]] = []
    done = threading.Event()

    def work() -> None:
        while not done.is_set():
            seen.append(set(rules_of(linter.check(INQUIRY, drafts[-1], baseline=baseline))))
            linter.fix(INQUIRY, drafts[0], baseline=baseline)

    threads = [threading.Thread(target=work) for _ in range(3)]
    for thread in threads:
        thread.start()
    added = "".join(baseline.add(report) for report in reports)
    done.set()
    for thread in threads:
        thread.join()
    assert found and seen and all(rules <= found for rules in seen)
    assert len(added.splitlines()) >= 2
    assert linter.check(INQUIRY, drafts[-1], baseline=baseline).diagnostics == []


def through_pickle(value: Any) -> Any:
    return pickle.loads(pickle.dumps(value))


@pytest.mark.parametrize("draft", [
    DRAFT,
    ("Subject: Re: IMAP\nX-Replylint-Ignore: rud\n\n" + DRAFT).encode(),
    b"Content-Transfer-Encoding: quoted-printable\n\nSch=C3=B6n, not my problem.\n",
    "",
])
def test_a_pickled_report_is_the_same(draft: replylint.AnyMessage) -> None:
    report = replylint.check(INQUIRY, draft)
    copy = through_pickle(report)
    assert str(copy) == str(report) and copy.notes == report.notes
    for write in ("to_json", "to_sarif", "to_text", "to_html", "to_github", "to_checkstyle"):
        assert getattr(copy, write)() == getattr(report, write)()
    assert [fields(item) for item in copy.items] == [fields(item) for item in report.items]


def fields(value: Any) -> Any:
    """What can be read of a value, all the way down."""
    if isinstance(value, list):
        return [fields(each) for each in value]
    if not type(value).__module__.startswith("replylint"):
        return value
    return {name: fields(getattr(value, name)) for name in dir(value)
            if not name.startswith("_") and not callable(getattr(value, name))}


def test_all_values_can_be_pickled() -> None:
    fixed = replylint.fix(INQUIRY, "Hi Tyler,\n\n\n\nit is\n\nJohn\n", unsafe=True)
    inquiry = replylint.parse(INQUIRY, role="inquiry")
    report = replylint.check(INQUIRY, DRAFT)
    fixes = [fix for diagnostic in report.diagnostics for fix in diagnostic.fixes]
    assert fixed.applied and fixes
    for value in [fixed, *fixed.applied, inquiry, *inquiry.blocks, *inquiry.sentences,
                  *inquiry.items, *report.items, *report.diagnostics, *fixes, fixes[0].edits[0],
                  report.items[0].span]:
        assert type(through_pickle(value)) is type(value)
        assert fields(through_pickle(value)) == fields(value)


def test_pickled_messages_styles_and_linters_check_the_same() -> None:
    style = replylint.Style.parse(
        'extends = ["johncompanies"]\nrules.rude = "off"\n'
        '[[phrase]]\nid = "our-words"\npattern = "plan"\nmessage = "Say rate."\n', "team")
    linter = replylint.Linter(style)
    copy = through_pickle(linter)
    assert copy.style == "team"
    assert copy._linter.own_rules == linter._linter.own_rules
    assert "our-words" in copy._linter.own_rules
    assert through_pickle(style).to_toml() == style.to_toml()
    for draft in (replylint.Message.from_text(DRAFT.encode()),
                  replylint.Message.from_bytes(b"Subject: Re: IMAP\n\n" + DRAFT.encode())):
        assert copy.check(INQUIRY, through_pickle(draft)).to_sarif() == linter.check(
            INQUIRY, draft).to_sarif()


def test_pickled_linters_of_one_style_share_what_is_made_of_it() -> None:
    own = replylint.Style.parse('rules.rude = "off"', "team")
    named = replylint.Style.parse('rules.rude = "off"', "default")
    for linter in (replylint.Linter(), replylint.Linter(own), replylint.Linter(named)):
        pickled = pickle.dumps(linter)
        first, second = pickle.loads(pickled), pickle.loads(pickled)
        assert first._linter is second._linter
        assert first._style.severity("rude") == linter._style.severity("rude")
    assert len(pickle.dumps(replylint.Linter())) < 1000
    assert pickle.dumps(through_pickle(replylint.Linter())) == pickle.dumps(replylint.Linter())


class TeamLinter(replylint.Linter):
    def __init__(self, team: str, rota: list[str]) -> None:
        super().__init__("johncompanies")
        self.team = team
        self.rota = rota


def test_a_pickled_subclass_is_the_same() -> None:
    copy = through_pickle(TeamLinter("night", ["Ann", "Ben"]))
    assert (type(copy), copy.team, copy.rota) == (TeamLinter, "night", ["Ann", "Ben"])
    assert copy.style == "johncompanies" and copy.check(INQUIRY, DRAFT).diagnostics


def test_a_pickle_of_another_version_or_a_damaged_one_is_refused() -> None:
    make, arguments, state = replylint.check(INQUIRY, DRAFT).diagnostics[0].__reduce_ex__(2)[:3]
    assert state[0] == replylint.__version__
    with pytest.raises(ValueError, match="another version"):
        make(*arguments).__setstate__(("0.0.1", *state[1:]))
    severity = next(at for at, value in enumerate(state) if type(value) is int)
    with pytest.raises(ValueError, match="damaged"):
        make(*arguments).__setstate__((*state[:severity], 99, *state[severity + 1:]))


def test_an_error_of_a_style_can_be_pickled() -> None:
    with pytest.raises(replylint.StyleError) as caught:
        replylint.Style.parse('rules.nothing = "off"', "team.toml")
    copy = through_pickle(caught.value)
    assert (str(copy), copy.file, copy.line) == (str(caught.value), "team.toml", 1)


def test_other_processes_check() -> None:
    pairs = [(INQUIRY, DRAFT), (INQUIRY, "Yes.\n")]
    with multiprocessing.get_context("spawn").Pool(1) as pool:
        reports = pool.starmap(replylint.Linter().check, pairs)
    assert [report.to_json() for report in reports] == [
        replylint.check(*pair).to_json() for pair in pairs]
