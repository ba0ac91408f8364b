"""What docs/json.md says of requests: its examples are answered, and it has every member."""

import json
import re
from pathlib import Path

import pytest

TOP = Path(__file__).parents[2]
PAGE = (TOP / "docs/json.md").read_text()
REQUESTS = [json.loads(line) for block in re.findall(r"```json\n(.*?)```", PAGE, re.S)
            for line in block.splitlines()]


def command_for(request):
    return "check" if "draft" in request else "parse"


@pytest.mark.parametrize("request_", REQUESTS, ids=lambda request: f"{command_for(request)} {request['id']}")
def test_examples_are_answered(run, request_):
    result = run(command_for(request_), "--jsonl", stdin=json.dumps(request_))
    answer = json.loads(result.out)
    assert (result.returncode, result.err, answer["id"]) == (0, "", request_["id"])
    assert "unknown_members" not in answer


def test_the_example_of_a_missed_time_is_one(run):
    (late,) = [request for request in REQUESTS if request["id"] == "late"]
    answer = json.loads(run("check", "--jsonl", stdin=json.dumps(late)).out)
    assert "missed-eta" in [finding["rule"] for finding in answer["diagnostics"]]


def members(value):
    """The names of all members, however deep."""
    if isinstance(value, list):
        return {name for each in value for name in members(each)}
    return set(value) | members(list(value.values())) if isinstance(value, dict) else set()


def test_every_member_of_a_request_is_described_and_shown():
    known = {name for file in (TOP / "src/cli").glob("*.cc")
             for name in re.findall(r'\{"(\w+)", MemberValue::', file.read_text())}
    requests_part = PAGE.split("## A report")[0]
    described = {name for row in re.findall(r"^\| (`.*?) \|", requests_part, re.M)
                 for name in re.findall(r"`(\w+)`", row)}
    assert known and described == known
    assert members(REQUESTS) == known


def test_every_member_of_a_report_is_described(run, files):
    files()
    report = json.loads(run("check", "--format", "json", "--customer", "customer.eml", "bad.txt").out)
    described = set(re.findall(r"`(\w+)`", PAGE.split("## A report")[1]))
    assert members(report) <= described


@pytest.mark.parametrize("row, member, enumeration", [
    ("items", "kind", "ItemKind"), ("items", "state", "ItemState"), ("blocks", "kind", "BlockKind"),
    ("diagnostics", "severity", "Severity"), (None, "form", "SentenceForm")])
def test_every_value_of_a_name_is_described(row, member, enumeration):
    source = (TOP / "src/enum_names.cc").read_text()
    function = re.search(rf"to_string\({enumeration} .*?^}}", source, re.M | re.S)[0]
    names = set(re.findall(r'return "(\w+)"', function))
    part = re.search(rf"^\| `{row}` \|.*", PAGE, re.M)[0] if row else PAGE
    described = set(re.findall(r"`(\w+)`", re.search(rf"`{member}` \((.*?)\)", part, re.S)[1]))
    assert names and described == names


def test_the_help_of_both_commands_names_the_page(run):
    for command in "check", "parse":
        assert "docs/json.md" in run(command, "--help").out
