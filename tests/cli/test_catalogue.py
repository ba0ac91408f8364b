import json

import pytest

from conftest import HEADER


def test_rules(run):
    lines = run("rules").out.splitlines()
    row = next(line for line in lines if "top-posting" in line)
    assert "error" in row
    assert "the highest that a rule reports" in lines[-1]


def test_rules_as_json(run):
    result = json.loads(run("rules", "--format", "json").out)
    rule = next(rule for rule in result["rules"] if rule["id"] == "top-posting")
    assert rule["severity"] == rule["default_severity"] == "error"
    assert rule["section"] == "etiquette"
    assert rule["summary"]
    assert rule["page"].startswith("# top-posting")
    assert isinstance(rule["parameters"], list)


def test_rules_in_a_style(run, files):
    files(mine_toml='extends = ["default"]\n[rules]\ntop-posting = "off"\n\n[[phrase]]\n'
          'id = "no-asap"\npattern = "ASAP"\nmessage = "Name a time."\n')
    lines = run("rules", "--style", "mine.toml").out.splitlines()
    assert "off" in next(line for line in lines if "top-posting" in line)
    assert any("no-asap" in line for line in lines)
    result = json.loads(run("rules", "--style", "mine.toml", "--format", "json").out)
    assert "no-asap" in [rule["id"] for rule in result["rules"]]


def test_explain(run):
    result = run("explain", "top-posting")
    assert result.returncode == 0
    for heading in "What it finds", "Why it matters", "Source", "Examples", "Settings", "Known limits":
        assert heading in result.out
    every = run("explain", "--examples", "top-posting").out
    for verdict in "### Fires", "### Does not fire":
        assert result.out.count(verdict) == 1 < every.count(verdict)
    left_out = every.count("\n### ") - 2
    assert f"{left_out} more: replylint explain --examples top-posting\n" in result.out


def test_explain_an_unknown_rule(run):
    result = run("explain", "topposting")
    assert (result.returncode, result.out) == (2, "")
    assert "did you mean “top-posting”?" in result.err
    assert "“replylint rules” lists them" in run("explain", "zzzzzzzzzz").err


def test_styles(run):
    assert any(line.startswith("default") for line in run("styles").out.splitlines())
    assert "[" in run("styles", "default").out
    result = run("styles", "defualt")
    assert (result.returncode, result.out) == (2, "")
    assert "did you mean “default”?" in result.err


def test_parse_for_people(run, files):
    result = run("parse", "good.txt")
    assert result.returncode == 0
    assert "quote, depth 1, line" in result.out
    assert "declarative" in result.out
    assert "question" in run("parse", "--as", "inquiry", "customer.eml").out
    assert "interrogative" in run("parse", "--as", "prose", "-", stdin="Is it up?").out


def test_parse_counts_the_lines_of_the_file(run, files):
    lines = (HEADER + "\n").count("\n")
    assert f"salutation, line {lines + 1}\n" in run("parse", "good.eml").out
    assert "salutation, line 1\n" in run("parse", "good.txt").out


def test_each_style_is_described_by_a_whole_sentence(run):
    lines = run("styles").out.splitlines()
    assert len(lines) == 7 and all(line.endswith(".") for line in lines)


@pytest.mark.parametrize("language", ["klingon", "english", "e", "-"])
def test_parse_names_a_language_that_there_is_not(run, files, language):
    result = run("parse", f"--lang={language}", "good.txt")
    assert (result.returncode, result.out) == (2, "")
    assert result.err.startswith(f"replylint: unknown language: --lang {language}; give its code, ")
    assert result.err.count("\n") == 1


@pytest.mark.parametrize("language", ["de", "en-GB", "en_US", "EN", "tlh", "und"])
def test_parse_takes_any_language_code(run, files, language):
    result = run("parse", "--lang", language, "--format", "json", "good.txt")
    assert json.loads(result.out)["language"] == language[:3].strip("-_").lower()


def test_parse_as_json(run, files):
    result = json.loads(run("parse", "--format", "json", "good.txt").out)
    assert {"text", "blocks", "items", "sentences"} <= set(result)


def test_items_as_json_say_what_they_want_and_in_which_form(run):
    result = run("parse", "--as", "inquiry", "--format", "json", "-", stdin="When is it up?\n")
    item = json.loads(result.out)["items"][0]
    assert (item["kind"], item["wants"], item["form"]) == ("question", "time", "interrogative")
    assert 0.5 < item["confidence"] <= 1


def test_parse_never_passes_escapes_on(run):
    result = run("parse", "-", stdin="Hi \033[31m\u202e,\n\nIt \033[2Jis done.\n\n> a\033]0;x\007\n")
    assert "\033" not in result.out and "\u202e" not in result.out
